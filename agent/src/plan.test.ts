import type { Probe } from '@mach/probes';
import { integer } from '@mach/wire';
import { expect, it } from 'vitest';
import { planChecks } from './plan.ts';

const reach: Probe = {
  type: 'probe',
  name: 'reach',
  summary: '',
  needs: [],
  options: { timeoutMs: integer({ default: 1_000, min: 1, max: 5_000 }) },
  metrics: [],
  target: { help: 'a host', example: 'a.vn' },
  targetLabel: 'target',
  run: async () => ({ ok: true, values: {} }),
};
const check = (more: object) => ({ id: 'a', kind: 'reach', target: 'portal.example.vn', everyS: 60, ...more });
const plan = (local: object[], fromCollector: object[] = []) =>
  planChecks(
    { local: local.map(check), fromCollector: fromCollector.map(check), collectorUrl: 'http://10.0.0.5:8750' },
    new Map([['reach', reach]]),
    { checks: 3, checkEveryMinS: 10 },
  );

it('fills in defaults and clamps the interval', () => {
  expect(plan([{ everyS: 5 }]).checks[0]).toMatchObject({ everyS: 10, work: { options: { timeoutMs: 1_000 } } });
});

it.each([
  [{ kind: 'unknown' }, 'knows no check'],
  [{ target: undefined }, 'needs a target'],
  [{ options: { timeoutMs: 0 } }, 'option timeoutMs: found 0'],
  [{ options: { odd: 1 } }, 'an unknown option'],
])('keeps what cannot run as a refusal: %j', (more, detail) => {
  expect(plan([more]).checks[0]?.work).toMatchObject({
    failure: 'unsupported',
    detail: expect.stringContaining(detail),
  });
});

it.each([
  ['192.168.1.1', 'refuse'],
  ['http://localhost/', 'refuse'],
  ['10.0.0.5:8750', 'measure'],
  ['gateway', 'measure'],
  ['203.0.113.1', 'measure'],
  ['ipp://192.168.1.9/ipp/print', 'refuse'],
  [':8987', 'measure'],
])('lets the collector ask for %s: %s', (target, type) => {
  expect(plan([], [{ target }]).checks[0]?.work.type).toBe(type);
});

it('lets local configuration watch anything, prefers it, and leaves out what is too much', () => {
  const { checks, leftOut } = plan([{ target: '192.168.1.1' }], [{}, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
  expect(checks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(checks[0]?.work.type).toBe('measure');
  expect(leftOut).toBe(1);
});
