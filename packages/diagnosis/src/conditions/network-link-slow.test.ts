import type { Values } from '@mach/wire';
import { expect, it } from 'vitest';
import { factsWith, failed, read } from '../testing/made-up.ts';
import { networkLinkSlow } from './network-link-slow.ts';

const found = (link: Values, card: Values = {}) =>
  networkLinkSlow(
    factsWith(
      read('network', { linkUp: true, ...link }, 'eth0'),
      read('network-card', { cardKind: 'wired', virtual: false, ...card }, 'eth0'),
    ),
  );
const gigabit = { maxSpeedMbps: 1_000, autoNegotiation: true };
const slow = { speedMbps: 100, duplex: 'full' };

it.each<[string, Values, string | undefined]>([
  ['1,000 full', { speedMbps: 1_000, duplex: 'full' }, undefined],
  ['100 full', slow, 'ageing'],
  ['100 half', { speedMbps: 100, duplex: 'half' }, 'at-risk'],
  ['10 full', { speedMbps: 10, duplex: 'full' }, 'at-risk'],
])('%s is %o', (_, link, level) => {
  expect(found(link)[0]?.level).toBe(level);
});

it.each<[string, Values, string | undefined]>([
  ['the cable where both ends can do more', { ...gigabit, otherEndMaxSpeedMbps: 1_000 }, 'cable'],
  ['the other end where it offers no more', { ...gigabit, otherEndMaxSpeedMbps: 100 }, 'other-end'],
  ['whoever fixed the speed', { ...gigabit, autoNegotiation: false }, 'fixed-speed'],
  ['nothing where the other end does not tell', gigabit, undefined],
  ['nothing where the card does not tell', { otherEndMaxSpeedMbps: 1_000 }, undefined],
])('a slow link points to %s', (_, card, pointsTo) => {
  const [condition] = found(slow, card);
  expect(condition).toMatchObject({ code: 'network-link-slow', level: 'ageing' });
  expect(condition?.code === 'network-link-slow' && condition.parameters.pointsTo).toBe(pointsTo);
});

it.each<[string, Values, string]>([
  ['its driver', { maxSpeedMbps: 100, model: 'Realtek PCIe GbE Family Controller' }, 'driver'],
  ['the name of its model', { model: 'Realtek PCIe FE Family Controller' }, 'model'],
])('a card that can do no more by %s is the card itself', (_, card, knownBy) => {
  expect(found(slow, card)).toEqual([
    expect.objectContaining({
      code: 'network-card-slow',
      parameters: { interface: 'eth0', maxSpeedMbps: 100, knownBy },
    }),
  ]);
});

it('a card of 100 Mbit/s on half duplex is still a bad link', () => {
  expect(found({ speedMbps: 100, duplex: 'half' }, { maxSpeedMbps: 100 })).toMatchObject([
    { code: 'network-link-slow', level: 'at-risk' },
  ]);
});

it('a link that is up without a speed is unknown, never fine', () => {
  expect(found({})).toEqual([expect.objectContaining({ code: 'fact-unknown' })]);
});

it('a card that could not be read is unknown', () => {
  expect(networkLinkSlow(factsWith(failed('network', 'denied', 'eth0')))).toEqual([
    expect.objectContaining({ code: 'fact-unknown' }),
  ]);
});
