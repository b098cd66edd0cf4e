import type { LatestReading } from '@mach/wire';
import { expect, it } from 'vitest';
import { rankedLines } from './ranked-lines.ts';
import { NOW, smallFleet } from './testing/small-fleet.ts';

const DAY_MS = 86_400_000;
const reading = (kind: string, values: LatestReading['values'], at = NOW): LatestReading => ({
  kind,
  at,
  ok: true,
  values,
});

/** The line of the small fleet's first site, as its measured PC sees it. */
function speedOf(readings: readonly LatestReading[], lines = 1) {
  const state = smallFleet();
  const [pc] = [...state.registry.devices.values()].filter(({ siteId }) => siteId === 'site-1');
  if (pc === undefined) throw new Error('a PC stands at the site');
  const commune = state.communes.get(pc.unitCode);
  const telemetry = commune?.devices.get(pc.id);
  if (telemetry === undefined) throw new Error('it reported');
  const found = new Map(readings.map((one) => [one.kind, one]));
  const made = Array.from({ length: lines }, (_, i) => {
    const line = {
      id: `line-${i}`,
      siteId: 'site-1',
      kind: 'internet',
      provider: 'VNPT',
      committedBitsPerSecond: 100e6,
    } as const;
    return [line.id, line] as const;
  });
  const communes = new Map([[pc.unitCode, { devices: new Map([[pc.id, { ...telemetry, readings: found }]]) }]]);
  const registry = { ...state.registry, lines: new Map(made) };
  return rankedLines({ ...state, registry, communes }, NOW, new Map([['site-1', 7]]))[0];
}
const port = (speedMbps: number) => reading('network', { speedMbps, linkUp: true });
const measured = (mbps: number, at?: number) => reading('throughput', { downBitsPerS: mbps * 1e6 }, at);

it('a line is what its PCs measured lately, beside what is committed', () => {
  expect(speedOf([port(1_000), measured(40)])).toMatchObject({
    kind: 'line',
    label: 'VNPT · Trụ sở',
    peopleBehind: 7,
    speed: { measuredBitsPerSecond: 40e6, committedBitsPerSecond: 100e6 },
  });
});

it('a PC whose own port is too slow, an old measurement, and a second line say nothing of the carrier', () => {
  expect(speedOf([port(10), measured(9)])).not.toHaveProperty('speed');
  expect(speedOf([measured(40)])).not.toHaveProperty('speed');
  expect(speedOf([port(1_000), measured(40, NOW - 31 * DAY_MS)])).not.toHaveProperty('speed');
  expect(speedOf([port(1_000), measured(40)], 2)).not.toHaveProperty('speed');
});
