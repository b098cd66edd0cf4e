import type { InventoryFile } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { decide } from '../admin/decide.ts';
import { readInventoryFile } from '../admin/inventory-file.ts';
import { utf16, wineInventory } from '../admin/testing/wine-inventory.ts';
import { analyse } from '../exposition/analyse.ts';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import { deviceDetail, deviceRows } from '../exposition/device-rows.ts';
import { siteRows } from '../exposition/site-rows.ts';
import { stateHash } from '../state/checkpoint-form.ts';
import { createFold } from '../state/fold.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import type { FoldState } from '../state/mutable-state.ts';
import { enrolment, makeCollector } from '../testing/collector-fixture.ts';

const DAY_MS = 86_400_000;
const [PC, OTHER] = ['a'.repeat(32), 'c'.repeat(32)];

function captured(): InventoryFile {
  const read = readInventoryFile(utf16(wineInventory));
  if (!read.ok) throw new Error('the captured inventory is refused');
  return read.inventory;
}
const MACHINE = captured().machine as string;

async function ready() {
  const world = await makeCollector();
  const { collector, token, random } = world;
  const joinAs = async (device: string, more: Record<string, unknown> = {}) => {
    const secret = device.slice(0, 1).repeat(43);
    const request = enrolment(token, { device, secret, inventoryHashes: ['9'.repeat(32), MACHINE], ...more });
    // What is undefined is not sent.
    const answer = await collector.enrol(JSON.parse(JSON.stringify(request)));
    if (!answer.ok) throw new Error(answer.body.error);
    return answer.value;
  };
  const bring = async (change: Partial<InventoryFile> = {}, site?: string) => {
    const inventory = { ...captured(), wall: collector.now() - DAY_MS, ...change };
    const answer = await collector.importInventories({
      type: 'import-inventories',
      unitCode: '99001',
      inventories: [inventory],
      ...(site === undefined ? {} : { site, role: 'counter' }),
    });
    if (!answer.ok) throw new Error(answer.error);
    return answer.devices?.[0];
  };
  const told = (request: Parameters<typeof decide>[0]) =>
    collector.commit(decide(request, collector.state(), { now: collector.now(), random }).changes);
  const rows = () => {
    const state = collector.state();
    return deviceRows(state, analyse(state, collector.now()), state.registry.devices.values());
  };
  const standing = () => rows().map(({ number, state }) => [number, state]);
  const counted = () => {
    const state = collector.state();
    const [commune] = summariseCommunes(state, () => undefined).filter(({ code }) => code === '99001');
    const { devices, devicesByInventory = 0 } = commune as NonNullable<typeof commune>;
    return { devices, byInventory: devicesByInventory, ranked: analyse(state, collector.now()).priorities.length };
  };
  return { ...world, joinAs, bring, told, rows, standing, counted };
}
const ONE = { devices: 1, byInventory: 0 };

describe('a PC that was inventoried by hand and gets an agent', () => {
  it('is one device in lists and counts, which the agent is told, and takes its place and use', async () => {
    const { bring, collector, counted, joinAs, rows } = await ready();
    await bring({}, 'Trụ sở');
    expect(counted()).toEqual({ devices: 1, byInventory: 1, ranked: 1 });
    expect(await joinAs(PC)).toMatchObject({ deviceNumber: 2, supersedes: 1 });
    expect(counted()).toMatchObject(ONE);
    const supersedes = [{ id: captured().id, number: 1 }];
    expect(rows()).toMatchObject([
      { number: 2, state: 'never-reported', coverage: 'measured', role: 'counter', supersedes },
    ]);
    const [site] = siteRows(collector.state(), '99001');
    expect(site).toMatchObject({ id: rows()[0]?.siteId, name: 'Trụ sở', devices: 1 });
  });

  it('keeps its inventory as history, and is ranked once', async () => {
    const { bring, collector, joinAs } = await ready();
    await bring();
    await joinAs(PC);
    const state = collector.state();
    const analysis = analyse(state, collector.now());
    const device = state.registry.devices.get(captured().id);
    const detail = device && deviceDetail(state, analysis, device, []);
    expect(detail).toMatchObject({ state: 'superseded', supersededBy: { id: PC, number: 2 } });
    expect(detail?.readings.map(({ kind }) => kind)).toContain('processor');
    expect(analysis.priorities.map(({ number }) => number)).not.toContain(1);
  });

  it('keeps what was said when it joins: its own role and site', async () => {
    const { bring, collector, joinAs, rows } = await ready();
    await bring({}, 'Trụ sở');
    await joinAs(PC, { role: 'office', site: 'Cơ sở 2' });
    expect(rows()).toMatchObject([{ role: 'office', supersedes: [{ number: 1 }] }]);
    const { sites } = collector.state().registry;
    expect(sites.get(rows()[0]?.siteId ?? '')?.name).toBe('Cơ sở 2');
  });

  it('is told again what it superseded when the first answer was lost', async () => {
    const { bring, joinAs, standing } = await ready();
    await bring();
    await joinAs(PC);
    expect(await joinAs(PC)).toMatchObject({ deviceNumber: 2, supersedes: 1 });
    expect(standing()).toEqual([[2, 'never-reported']]);
  });

  it('is one device too when it joined before it told its hashes, and joins again', async () => {
    const { bring, joinAs, counted } = await ready();
    await joinAs(PC, { inventoryHashes: undefined });
    await bring();
    expect(counted()).toMatchObject({ devices: 2 });
    await joinAs(PC);
    expect(counted()).toMatchObject(ONE);
  });

  it('keeps its hashes when it joins again without the right to read its numbers', async () => {
    const { bring, joinAs, counted } = await ready();
    await joinAs(PC);
    await joinAs(PC, { inventoryHashes: undefined, role: 'counter' });
    await bring();
    expect(counted()).toMatchObject(ONE);
  });
});

describe('a PC that has an agent and is inventoried later', () => {
  it('is one device, and who imports is told its number', async () => {
    const { bring, counted, joinAs, standing } = await ready();
    await joinAs(PC);
    expect(await bring()).toMatchObject({ outcome: 'new', number: 2, supersededBy: 1 });
    expect(counted()).toMatchObject(ONE);
    expect(standing()).toEqual([[1, 'never-reported']]);
  });

  it('takes a newer inventory into the same history', async () => {
    const { bring, collector, joinAs, standing } = await ready();
    await joinAs(PC);
    await bring();
    const newer = { id: '7'.repeat(32), wall: collector.now() };
    expect(await bring(newer)).toMatchObject({ outcome: 'updated', number: 2, supersededBy: 1 });
    expect(standing()).toEqual([[1, 'never-reported']]);
  });

  it('counts by inventory again when its agent was withdrawn and somebody takes an inventory of it since', async () => {
    const { bring, collector, counted, joinAs, told } = await ready();
    await joinAs(PC);
    await bring();
    await told({ type: 'revoke-device', device: PC });
    expect(counted()).toMatchObject({ devices: 0 });
    expect(await bring({ id: '7'.repeat(32), wall: collector.now() })).toMatchObject({ outcome: 'new', number: 3 });
    expect(counted()).toMatchObject({ devices: 1, byInventory: 1 });
  });
});

describe('devices stay apart', () => {
  it('where two agents tell one hash: a board number on two PCs tells neither', async () => {
    const { bring, counted, joinAs } = await ready();
    await joinAs(PC);
    await joinAs(OTHER);
    expect(await bring()).not.toHaveProperty('supersededBy');
    expect(counted()).toMatchObject({ devices: 3, byInventory: 1 });
  });

  it('where the inventory was superseded already: a second PC of the same numbers counts by itself', async () => {
    const { bring, counted, joinAs } = await ready();
    await bring();
    await joinAs(PC);
    expect(await joinAs(OTHER)).not.toHaveProperty('supersedes');
    expect(counted()).toMatchObject({ devices: 2, byInventory: 0 });
  });

  it('where the inventory was withdrawn: it stays so', async () => {
    const { bring, joinAs, standing, told } = await ready();
    await bring();
    await told({ type: 'revoke-device', device: '1' });
    expect(await joinAs(PC)).not.toHaveProperty('supersedes');
    expect(standing()[0]).toEqual([1, 'revoked']);
  });

  it('where what joins is a router, whatever it tells', async () => {
    const { bring, joinAs, standing } = await ready();
    await bring();
    await joinAs(PC, { equipment: 'router' });
    expect(standing()[0]).toEqual([1, 'inventory']);
  });

  it('where somebody separated them: neither a join nor an import puts them together again, a word does', async () => {
    const { bring, collector, counted, joinAs, told } = await ready();
    await bring();
    await joinAs(PC);
    await told({ type: 'separate-device', device: '1' });
    expect(counted()).toMatchObject({ devices: 2, byInventory: 1 });
    expect(await joinAs(PC)).not.toHaveProperty('supersedes');
    expect(await bring({ id: '7'.repeat(32), wall: collector.now() })).not.toHaveProperty('supersededBy');
    expect(counted()).toMatchObject({ devices: 2 });
    await told({ type: 'supersede-device', device: '1', by: '2' });
    expect(counted()).toMatchObject(ONE);
  });
});

it('is refused with hashes that are none', async () => {
  const { collector, token } = await ready();
  for (const inventoryHashes of ['x', ['x'], Array(11).fill(MACHINE)]) {
    expect(await collector.enrol(enrolment(token, { inventoryHashes }))).toMatchObject({ ok: false, status: 422 });
  }
});

it('gives the same state live, from a checkpoint and the rest, and in a replay from the first entry', async () => {
  const { bring, collector, database, joinAs, journal, time, told } = await ready();
  await bring({}, 'Trụ sở');
  await joinAs(PC);
  // Past the hour at which a checkpoint is written.
  await time.runUntil(2 * 3_600_000);
  const checkpoint = await journal.loadCheckpoint();
  expect(checkpoint?.position).toBeGreaterThan(5);
  await told({ type: 'separate-device', device: '1' });
  await told({ type: 'supersede-device', device: '1', by: '2' });
  await bring({ id: '7'.repeat(32), wall: collector.now() });
  const live = stateHash(collector.state() as FoldState);
  const replayed = createFold(FOLD_LIMITS, () => {});
  for (const entry of await journal.read(1, 10_000)) replayed.entry(entry);
  expect(stateHash(replayed.state)).toBe(live);
  await collector.stop();
  const again = await makeCollector({}, database);
  const { devices } = again.collector.state().registry;
  expect(devices.get(captured().id)).toMatchObject({ supersededBy: PC });
  expect(devices.get(PC)).toMatchObject({ supersedes: [captured().id], inventoryHashes: ['9'.repeat(32), MACHINE] });
});
