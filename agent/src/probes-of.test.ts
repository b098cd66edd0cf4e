import type { ProbePorts } from '@mach/probes';
import { expect, it } from 'vitest';
import type { PlannedCheck } from './plan.ts';
import { probesOf } from './probes-of.ts';
import type { AllowsAddress } from './target-guard.ts';

const check = (more: Partial<PlannedCheck>): PlannedCheck => ({
  id: 'a',
  kind: 'ping',
  everyS: 60,
  isNamed: true,
  isGuarded: true,
  work: { type: 'refuse', failure: 'unsupported', detail: '' },
  ...more,
});

/** The guard that the ports of a check were made with; undefined for unguarded ones. */
function guardOf(more: Partial<PlannedCheck>): AllowsAddress | undefined {
  const isPublic: AllowsAddress = (address) => address === '203.113.1.1';
  const guarded = (allows: AllowsAddress) => ({ tcp: allows }) as unknown as Partial<ProbePorts>;
  const isPrinter: AllowsAddress = (address) => address === '192.168.1.9';
  const reach = { allows: isPublic, allowsNearby: isPrinter, gateway: () => ({ address: '192.168.1.1' }) };
  const of = probesOf({} as ProbePorts, guarded, reach);
  return of(check(more)).tcp as unknown as AllowsAddress | undefined;
}

it('leaves this PC’s own checks unguarded', () => {
  expect(guardOf({ isGuarded: false })).toBeUndefined();
});

it.each([
  ['gateway', '192.168.1.1', true],
  ['gateway', '203.113.1.1', true],
  ['gateway', '192.168.1.2', false],
  ['a-name-that-means-the-gateway.example.vn', '192.168.1.1', false],
])('with the target %s, lets a check of the collector ask %s: %s', (target, address, isAllowed) => {
  expect(guardOf({ target })?.(address, target)).toBe(isAllowed);
});

it.each([
  ['192.168.1.9', '192.168.1.9', true],
  ['192.168.1.9', '192.168.1.1', false],
  ['192.168.1.9', '203.113.1.1', false],
  ['gateway', '192.168.1.1', true],
])('of its own network, with the target %s, lets a check ask %s: %s', (target, address, isAllowed) => {
  expect(guardOf({ target, isNearby: true })?.(address, target)).toBe(isAllowed);
});
