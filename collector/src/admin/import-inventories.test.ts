import { kinds } from '@mach/probes';
import type { InventoryFile } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { analyse } from '../exposition/analyse.ts';
import { createCatalogue } from '../exposition/catalogue.ts';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import { deviceFamilies } from '../exposition/device-families.ts';
import { deviceRows } from '../exposition/device-rows.ts';
import { devicesByUnit } from '../exposition/devices-by-unit.ts';
import { siteRows } from '../exposition/site-rows.ts';
import { EXPOSITION_LIMITS, takeSnapshot } from '../exposition/snapshot.ts';
import { stateHash } from '../state/checkpoint-form.ts';
import { telemetryOf } from '../state/device-state.ts';
import { createFold } from '../state/fold.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import type { FoldState } from '../state/mutable-state.ts';
import { DEVICE, enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { readInventoryFile } from './inventory-file.ts';
import { utf16, wineInventory } from './testing/wine-inventory.ts';

const DAY_MS = 86_400_000;
const id = (letter: string) => letter.repeat(32);

function captured(): InventoryFile {
  const read = readInventoryFile(utf16(wineInventory));
  if (!read.ok) throw new Error('the captured inventory is refused');
  return read.inventory;
}

async function ready() {
  const world = await makeCollector();
  const { collector } = world;
  await collector.commit([
    { type: 'units-imported', units: [{ code: '99002', kind: 'commune', name: 'Xã Khác', parent: '99' }] },
  ]);
  const taken = collector.now() - 3 * DAY_MS;
  const pc = (change: Partial<InventoryFile> = {}): InventoryFile => ({ ...captured(), wall: taken, ...change });
  const bring = async (inventories: readonly InventoryFile[], more: { unitCode?: string; site?: string } = {}) => {
    const answer = await collector.importInventories({
      type: 'import-inventories',
      unitCode: '99001',
      inventories: [...inventories],
      ...more,
    });
    if (!answer.ok) throw new Error(answer.error);
    return answer.devices ?? [];
  };
  const rows = () => {
    const state = collector.state();
    return deviceRows(state, analyse(state, collector.now()), state.registry.devices.values());
  };
  const targets = (kind: string) => {
    const state = collector.state();
    const telemetry = [...state.registry.devices.values()].map((device) => telemetryOf(state, device));
    return telemetry
      .flatMap((each) => [...(each?.readings.values() ?? [])])
      .flatMap((reading) => (reading.kind === kind ? [reading.target] : []));
  };
  return { ...world, taken, pc, bring, rows, targets };
}

const withoutDisk = (inventory: InventoryFile, name: string) =>
  inventory.readings.filter(({ target }) => target !== name);

describe('an inventory that is imported', () => {
  it('makes a device that is known by it, on the day it was taken, and never up', async () => {
    const { bring, collector, pc, rows, taken, time } = await ready();
    expect(await bring([pc()], { site: 'Trụ sở' })).toMatchObject([{ outcome: 'new', number: 1 }]);
    await time.runUntil(3_600_000);
    const counted = { devices: 1, devicesUp: 0, devicesByInventory: 1 };
    expect(summariseCommunes(collector.state(), () => undefined)).toContainEqual(expect.objectContaining(counted));
    expect(siteRows(collector.state(), '99001')).toEqual([expect.objectContaining({ name: 'Trụ sở', ...counted })]);
    expect(rows()).toMatchObject([
      { number: 1, coverage: 'inventory', state: 'inventory', inventoryAt: taken, siteId: expect.any(String) },
    ]);
    expect(rows()[0]).not.toHaveProperty('lastReportAt');
  });

  it('is judged and ranked as others are: an unsupported Windows shows, what was not read is unknown', async () => {
    const { bring, collector, pc, rows } = await ready();
    await bring([pc()]);
    expect(rows()[0]?.conditions.map(({ code }) => code)).toContain('end-of-support');
    const [row] = analyse(collector.state(), collector.now()).priorities;
    expect(row).toMatchObject({ coverage: 'inventory', unknown: expect.arrayContaining(['system-disk-kind']) });
    expect(row?.minutesPerMonth.likely).toBeGreaterThan(0);
  });

  it.each(['the same file', 'a new file of the same PC'])('is one device when %s comes again', async (which) => {
    const { bring, pc, rows, taken } = await ready();
    await bring([pc()]);
    const again = which === 'the same file' ? pc() : pc({ id: id('7'), wall: taken + DAY_MS });
    expect(await bring([again])).toMatchObject([
      { outcome: which === 'the same file' ? 'known' : 'updated', number: 1 },
    ]);
    expect(rows()).toHaveLength(1);
  });

  it('is another device when the hardware tells nothing and the file is another', async () => {
    const { bring, pc, rows } = await ready();
    const { machine: _, ...nameless } = pc();
    await bring([nameless, { ...nameless, id: id('7') }]);
    expect(rows()).toHaveLength(2);
  });

  it.each([
    ['in order', ['old', 'new']],
    ['the other way round', ['new', 'old']],
  ] as const)('counts by when it was taken: sticks that come %s tell the same', async (_order, sticks) => {
    const { bring, pc, targets, taken } = await ready();
    const old = pc();
    const files = {
      old,
      new: pc({ id: id('7'), wall: taken + DAY_MS, readings: withoutDisk(old, String.raw`\\.\PHYSICALDRIVE1`) }),
    };
    for (const stick of sticks) await bring([files[stick]]);
    expect(targets('disk')).toEqual([String.raw`\\.\PHYSICALDRIVE0`]);
  });

  it('moves the PC to where its newest inventory was taken, and not back for an old one', async () => {
    const { bring, pc, rows, taken } = await ready();
    await bring([pc()]);
    await bring([pc({ id: id('7'), wall: taken + DAY_MS })], { unitCode: '99002' });
    await bring([pc()]);
    expect(rows()).toMatchObject([{ communeCode: '99002' }]);
  });

  it.each([
    ['years ago', Date.parse('2009-01-01')],
    ['in the future', Date.parse('2033-01-01')],
  ])('is dated by the import where the clock of the PC is %s, and says so', async (_when, wall) => {
    const { bring, collector, pc, rows } = await ready();
    const now = collector.now();
    expect(await bring([pc({ wall })])).toMatchObject([{ clockWrong: true }]);
    expect(rows()).toMatchObject([{ inventoryAt: now }]);
  });

  it('never takes the place of a device that has an agent, nor of one that was withdrawn', async () => {
    const { bring, collector, pc, token } = await ready();
    await enrolDevice(collector, token);
    expect(await bring([pc({ id: DEVICE })])).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('agent') },
    ]);
    await bring([pc()]);
    await collector.commit([{ type: 'device-revoked', device: pc().id, at: collector.now() }]);
    expect(await bring([pc()])).toMatchObject([{ outcome: 'refused', reason: expect.stringContaining('withdrawn') }]);
  });

  it('gives nobody the right to report', async () => {
    const { bring, collector, pc } = await ready();
    await bring([pc()]);
    const answer = collector.agentConfig(`Bearer ${pc().id}:${'0'.repeat(43)}`);
    expect(answer).toMatchObject({ ok: false, status: 401 });
  });

  it('is refused for a commune that is not there', async () => {
    const { collector, pc } = await ready();
    const request = { type: 'import-inventories', unitCode: '00000', inventories: [pc()] } as const;
    expect(await collector.importInventories({ ...request, inventories: [...request.inventories] })).toMatchObject({
      ok: false,
      error: expect.stringContaining('communes import'),
    });
  });

  it('shows its coverage and its day in the metrics, and neither up nor down', async () => {
    const { bring, collector, pc, taken } = await ready();
    await bring([pc()]);
    const state = collector.state();
    const catalogue = createCatalogue([...kinds.values()]);
    const snapshot = takeSnapshot({
      state,
      byUnit: devicesByUnit(state),
      catalogue,
      findings: () => undefined,
      scope: { type: 'commune', code: '99001' },
      limits: EXPOSITION_LIMITS,
    });
    const shown = (name: string) =>
      snapshot.devices.map((row) => {
        const family = deviceFamilies.find((each) => each.name === name);
        return family !== undefined && ('value' in family ? family.value(row) : family.labels(row));
      });
    expect(shown('mach_device_up')).toEqual([undefined]);
    expect(shown('mach_device_last_report_timestamp_seconds')).toEqual([undefined]);
    expect(shown('mach_device_inventory_timestamp_seconds')).toEqual([taken / 1_000]);
    expect(shown('mach_device_info')).toEqual([[expect.stringContaining('coverage="inventory"')]]);
  });

  it('gives the same state in a replay of the journal', async () => {
    const { bring, collector, journal, pc, taken, time } = await ready();
    await bring([pc()]);
    await time.runUntil(3_600_000);
    await bring([pc({ id: id('7'), wall: taken + DAY_MS }), pc()], { unitCode: '99002', site: 'Cơ sở 2' });
    await time.runUntil(7_200_000);
    await collector.stop();
    const replayed = createFold(FOLD_LIMITS, () => {});
    for (const entry of await journal.read(1, 10_000)) replayed.entry(entry);
    expect(stateHash(replayed.state)).toBe(stateHash(collector.state() as FoldState));
  });
});
