import { startOfVietnamDay, vietnamDayOf } from '@mach/knowledge';
import type { Reading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { COUNTER_PC, NOW, PROVINCE_PC, smallFleet, smallRegistry } from '../exposition/testing/small-fleet.ts';
import type { PcPoints } from './influx-config.ts';
import { type Point, pointsOf } from './influx-points.ts';

const measured = new Map(smallRegistry.map((each) => [each.name, each]));

it('makes one point of a reading, at its event time, with the names of the wire in snake_case', () => {
  expect(
    pointOf({ kind: 'ping', id: 'ping.gateway', target: '192.168.1.1', durationMs: 5, values: { rttMedianMs: 1.5 } }),
  ).toEqual({
    measurement: 'mach_ping',
    tags: { device: COUNTER_PC, commune_code: '00001', target: '192.168.1.1', check: 'ping.gateway' },
    fields: { success: true, duration_ms: 5, rtt_median_ms: 1.5 },
    timestamp: NOW,
  });
});

it.each<[string, Reading['values'], Point['fields']]>([
  ['a number where a flag is declared', { linkUp: 1 }, {}],
  ['a text where a number is declared', { receivedBytes: 'many' }, {}],
  ['a text', { duplex: 'full' }, {}],
  ['a value that nobody declared', { unheardOf: 1 }, {}],
  ['a flag and a number', { linkUp: false, speedMbps: 100 }, { link_up: false, speed_mbps: 100 }],
])('of %s takes what has its declared form', (_, values, fields) => {
  expect(pointOf({ kind: 'network', values })?.fields).toEqual({ success: true, ...fields });
});

it('says that a reading failed even when there is nothing else to say', () => {
  expect(pointOf({ kind: 'memory', ok: false })?.fields).toEqual({ success: false });
});

it.each([
  ['two\nlines', 'two lines'],
  ['C:\\', 'C:/'],
  [' Kết nối ', 'Kết nối'],
  ['x'.repeat(300), 'x'.repeat(200)],
  ['\n', undefined],
])('writes the target %j so that line protocol can carry it', (target, tag) => {
  expect(pointOf({ kind: 'network', target })?.tags['target']).toBe(tag);
});

it('has no point of a neighbour: when somebody’s laptop was there is nobody’s to keep', () => {
  const kinds = new Map([['neighbour', { name: 'neighbour', type: 'told', metrics: [] } as const]]);
  const seen = { kind: 'neighbour', target: 'a', uptimeMs: 0, ok: true, values: {} };
  const batch = { device: COUNTER_PC, receivedAt: NOW, readings: [{ reading: seen, at: NOW, estimated: false }] };
  expect(pointsOf(batch, smallFleet(), kinds, 'readings')).toEqual([]);
});

it('has no point of an unknown kind or device, and tells the province apart', () => {
  expect(pointOf({ kind: 'telepathy' })).toBeUndefined();
  expect(pointOf({ kind: 'memory' }, 'f'.repeat(32))).toBeUndefined();
  expect(pointOf({ kind: 'memory' }, PROVINCE_PC)?.tags).toEqual({ device: PROVINCE_PC, province_code: '92' });
});

describe('of a PC, which is one official', () => {
  const ping = { kind: 'ping', id: 'ping.gateway', target: '192.168.1.1' };

  it('what it says of itself is one point a day, whenever it was on', () => {
    const day = startOfVietnamDay(vietnamDayOf(NOW));
    expect(pointOf({ kind: 'memory' }, COUNTER_PC, 'days')).toMatchObject({
      tags: { device: COUNTER_PC },
      timestamp: day,
    });
  });

  it('what it finds on the way out is its site’s, to the second and without its id', () => {
    const { tags, timestamp } = pointOf(ping, COUNTER_PC, 'days') ?? { tags: {} };
    expect(tags).toEqual({ site: 'site-1', commune_code: '00001', target: '192.168.1.1', check: 'ping.gateway' });
    expect(timestamp).toBe(NOW);
  });

  it('nothing is written where the province says so', () => {
    expect(pointOf({ kind: 'memory' }, COUNTER_PC, 'none')).toBeUndefined();
    expect(pointOf(ping, COUNTER_PC, 'none')).toBeUndefined();
  });

  it('what it asks of equipment is the equipment’s', () => {
    const of = { kind: 'memory', about: 'e'.repeat(32) };
    expect(pointOf(of, COUNTER_PC, 'days')).toMatchObject({ tags: { device: of.about }, timestamp: NOW });
  });
});

function pointOf(
  reading: Partial<Reading> & { readonly kind: string },
  device = COUNTER_PC,
  pcs: PcPoints = 'readings',
): Point | undefined {
  const whole = { uptimeMs: 0, ok: true, values: {}, ...reading };
  const readings = [{ reading: whole, at: NOW + 0.4, estimated: false }];
  return pointsOf({ device, receivedAt: NOW, readings }, smallFleet(), measured, pcs)[0];
}
