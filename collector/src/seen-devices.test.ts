import { describe, expect, it } from 'vitest';
import { importEquipment } from './admin/import-equipment.ts';
import { deviceRows } from './exposition/device-rows.ts';
import { siteRows } from './exposition/site-rows.ts';
import { SEEN_LIMITS } from './seen-devices.ts';
import { stateHash } from './state/checkpoint-form.ts';
import { createFold } from './state/fold.ts';
import { FOLD_LIMITS } from './state/fold-limits.ts';
import type { FoldState } from './state/mutable-state.ts';
import { DEVICE, reading } from './testing/collector-fixture.ts';
import { GATEWAY_HASH, HOUR_MS, look, macHash, makeSite, neighbour } from './testing/site-fixture.ts';

const DAY_MS = 24 * HOUR_MS;
const NOTHING = { conditions: new Map(), priorities: [], priorityOf: new Map(), valued: [], equipment: [] };
const many = (count: number, from = 1) => Array.from({ length: count }, (_, i) => neighbour(from + i));

describe('who stands in the network of a site', () => {
  it('becomes a device of the site that was seen, once for each hardware address, with what speaks for what it is', async () => {
    const { send, seen, site, collector } = await makeSite();
    await send(look([neighbour(7, { services: 'ipp' }), neighbour(8, { address: '192.168.1.7' })]));
    expect(seen()).toMatchObject([
      {
        coverage: 'seen',
        siteId: site().id,
        macHash: macHash(7),
        equipment: { kind: 'other', address: '192.168.1.7' },
      },
      { coverage: 'seen', macHash: macHash(8) },
    ]);
    const [row] = deviceRows(collector.state(), NOTHING, seen());
    expect(row).toMatchObject({ state: 'seen', seen: { values: { services: 'ipp', answersPing: true } } });
    expect(siteRows(collector.state(), undefined)[0]?.discovery).toMatchObject({
      isOn: true,
      look: { by: 1, ownAddress: '192.168.1.20', addressesPerSecond: 4, addressesAsked: 253, found: 2 },
      notKept: 0,
    });
  });

  it('is found in whatever order an agent tells it', async () => {
    const { send, seen } = await makeSite();
    await send(look([neighbour(7), neighbour(8)]).reverse());
    expect(seen()).toHaveLength(2);
  });

  it('is told to nobody but the site: its readings are none of the PC that looked', async () => {
    const { send, collector } = await makeSite();
    await send(look([neighbour(7)]));
    const readings = collector.state().communes.get('99001')?.devices.get(DEVICE)?.readings.values() ?? [];
    expect([...readings].map(({ kind }) => kind).sort()).toEqual(['gateway', 'neighbours']);
  });

  it('is nothing that anybody learns before the province switches that on, and nothing new after it is off again', async () => {
    const { send, seen, switchTo, time, collector } = await makeSite(false);
    await send(look([neighbour(7)]));
    expect(seen()).toEqual([]);
    await switchTo(true);
    await send(look([neighbour(7)]));
    const [device] = seen();
    await switchTo(false);
    await time.runUntil(HOUR_MS);
    await send(look([neighbour(8)]));
    expect(seen()).toEqual([device]);
    const [row] = deviceRows(collector.state(), NOTHING, seen());
    expect(row?.seen?.lastOn).toBeLessThanOrEqual(collector.now());
  });

  it('keeps its place when its address changes', async () => {
    const { send, seen, time } = await makeSite();
    await send(look([neighbour(7)]));
    await time.runUntil(HOUR_MS);
    await send(look([neighbour(7, { address: '192.168.1.99' })]));
    expect(seen()).toMatchObject([{ number: 2, equipment: { address: '192.168.1.99' } }]);
  });

  it('keeps the day on which it was seen, and no hour', async () => {
    const { send, seen, collector } = await makeSite();
    await send(look([neighbour(7)]));
    const [row] = deviceRows(collector.state(), NOTHING, seen());
    expect(((row?.seen?.lastOn ?? 1) + 7 * HOUR_MS) % DAY_MS).toBe(0);
  });
});

describe('a device that is known already', () => {
  it.each([
    ['the gateway', [], neighbour(0, {}, GATEWAY_HASH)],
    [
      'a PC by one of its cards',
      [reading({ cardKind: 'wired', macHash: macHash(5) }, { kind: 'network-card', target: 'eth0' })],
      neighbour(5),
    ],
    ['a PC by its address, where it tells no cards', [], neighbour(20)],
  ])('is not doubled: %s', async (_, told, found) => {
    const { send, seen } = await makeSite();
    if (told.length > 0) await send(told);
    await send(look([found]));
    expect(seen()).toEqual([]);
  });

  it('takes the place of what was only seen, when an agent comes to it', async () => {
    const { send, seen, time } = await makeSite();
    await send(look([neighbour(5)]));
    expect(seen()).toHaveLength(1);
    await time.runUntil(HOUR_MS);
    await send([reading({ cardKind: 'wired', macHash: macHash(5) }, { kind: 'network-card', target: 'eth0' })]);
    expect(seen()).toEqual([]);
  });

  it('is the one that was seen, when somebody registers it by its address', async () => {
    const { send, seen, collector, random } = await makeSite();
    await send(look([neighbour(9)]));
    const [found] = seen();
    const row = {
      unitCode: '99001',
      name: 'Máy in',
      equipment: { kind: 'printer', address: '192.168.1.9', checks: ['ping'] },
    };
    await collector.commit(importEquipment([row as never], collector.state(), { random, now: 1 }).changes);
    expect(seen()).toEqual([]);
    const device = collector.state().registry.devices.get(found?.id ?? '');
    expect(device).toMatchObject({ number: found?.number, label: 'Máy in', coverage: 'declared', macHash: macHash(9) });
    await send(look([neighbour(9, { address: '192.168.1.88' })]));
    expect(seen()).toEqual([]);
  });

  it('stays withdrawn when it is seen again', async () => {
    const { send, seen, collector, time } = await makeSite();
    await send(look([neighbour(9)]));
    await collector.commit([{ type: 'device-revoked', device: seen()[0]?.id ?? '', at: 1 }]);
    await time.runUntil(HOUR_MS);
    await send(look([neighbour(9, { address: '192.168.1.88' })]));
    expect(seen()).toMatchObject([{ revokedAt: 1, equipment: { address: '192.168.1.9' } }]);
  });
});

describe('a network that is too full, or a PC that makes up neighbours', () => {
  it('fills the measure of its own site and no more, and what is left out is said', async () => {
    const { send, seen, time, collector } = await makeSite();
    for (let hour = 0; hour < 30; hour++) {
      await time.runUntil(hour * HOUR_MS);
      await send(look(many(300, 1 + hour * 300)));
    }
    for (let more = 0; more < 10; more++) await send([reading({ busyMs: 1 })]);
    expect(seen()).toHaveLength(SEEN_LIMITS.atFirstSightMax);
    const { neighbours } = collector.state();
    expect([...neighbours.values()][0]?.found.size).toBe(FOLD_LIMITS.neighboursPerSiteMax);
    expect(siteRows(collector.state(), undefined)[0]?.discovery?.notKept).toBeGreaterThan(1_000);
  });

  it('has as many devices as are kept once they are seen again, two thousand neighbours or not', async () => {
    const { send, seen, time } = await makeSite();
    for (let hour = 0; hour < 4; hour++) {
      await time.runUntil(hour * HOUR_MS);
      await send(look(many(1_990)));
      for (let more = 0; more < 5; more++) await send([reading({ busyMs: 1 })]);
    }
    expect(seen()).toHaveLength(SEEN_LIMITS.presentMax);
  });

  it('changes nothing by looks that follow one another too fast, by hashes that are none, and by values that nobody declares', async () => {
    const { send, seen, collector, time } = await makeSite();
    await send(look([neighbour(7, { secret: 'x'.repeat(900), upnpTypes: 'y'.repeat(900) }), neighbour(8, {}, '<b>')]));
    await time.runUntil(300_000);
    await send(look([neighbour(9)]));
    expect(seen()).toHaveLength(1);
    const found = [...collector.state().neighbours.values()][0];
    expect(found?.looks).toBe(1);
    expect(JSON.stringify([...(found?.found ?? [])]).length).toBeLessThan(600);
  });

  it('makes no device out of an address that no office has', async () => {
    const { send, seen } = await makeSite();
    await send(look([neighbour(7, { address: '8.8.8.8' })]));
    expect(seen()[0]?.equipment).toEqual({ kind: 'other', checks: [] });
  });
});

it('says why a look came to nothing, and keeps what was seen before', async () => {
  const { send, seen, collector, time } = await makeSite();
  await send(look([neighbour(7)]));
  await time.runUntil(HOUR_MS);
  const [failed] = look([]);
  await send([{ ...(failed as object), ok: false, failure: 'not-found', values: {} }]);
  expect(siteRows(collector.state(), undefined)[0]?.discovery).toMatchObject({
    look: { found: 1 },
    failed: { failure: 'not-found' },
  });
  expect(seen()).toHaveLength(1);
});

/** Two days in the place of thirty: a tick of ten seconds is not to be folded a quarter of a million times. */
const SOON = { neighbourGoneMs: 2 * DAY_MS };

describe('whoever is not seen for very long', () => {
  const stateAfter = async (everyHours: number) => {
    const made = await makeSite(true, SOON);
    await made.send(look([neighbour(7), neighbour(8)]));
    for (let hour = everyHours; hour <= 72; hour += everyHours) {
      await made.time.runUntil(hour * HOUR_MS);
      await made.send(look([neighbour(8)]));
    }
    await made.time.runUntil(74 * HOUR_MS);
    const rows = () => deviceRows(made.collector.state(), NOTHING, made.seen());
    return { ...made, states: () => rows().map(({ state }) => state) };
  };

  it('is said to be gone, the same in a replay, and is back when it is seen again', async () => {
    const { states, collector, journal, send } = await stateAfter(6);
    expect(states()).toEqual(['gone', 'seen']);
    await send(look([neighbour(7)]));
    expect(states()).toEqual(['seen', 'seen']);
    await collector.stop();
    const replayed = createFold({ ...FOLD_LIMITS, ...SOON }, () => {});
    for (const entry of await journal.read(1, 100_000)) replayed.entry(entry);
    expect(stateHash(replayed.state)).toBe(stateHash(collector.state() as FoldState));
  });

  it('is not said to be gone where nobody looked often enough', async () => {
    expect((await stateAfter(36)).states()).toEqual(['seen', 'seen']);
  });

  it('is gone after thirty days, as it is set', () => {
    expect(FOLD_LIMITS.neighbourGoneMs).toBe(30 * DAY_MS);
  });
});
