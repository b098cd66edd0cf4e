import { seededRandom } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import type { EquipmentRow } from '../config/equipment-csv.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { importEquipment } from './import-equipment.ts';

async function makeOffice() {
  const { collector } = await makeCollector();
  const take = async (...rows: readonly EquipmentRow[]) => {
    const ports = { random: seededRandom(collector.state().position), now: collector.now() };
    const { changes, answer } = importEquipment(rows, collector.state(), ports);
    await collector.commit(changes);
    return answer;
  };
  const devices = () => [...collector.state().registry.devices.values()];
  const sites = () => [...collector.state().registry.sites.values()];
  return { take, devices, sites, collector };
}

const row = (more: Partial<EquipmentRow> = {}): EquipmentRow => ({
  unitCode: '99001',
  site: 'Trụ sở',
  name: 'Máy in quầy',
  equipment: { kind: 'printer', address: '192.168.1.20', checks: ['ping'] },
  ...more,
});

describe('a table of equipment', () => {
  it('makes declared devices with numbers, and the sites that it names', async () => {
    const { take, devices, sites } = await makeOffice();
    expect(await take(row(), row({ name: 'Bộ lưu điện', site: 'Cơ sở 2' }))).toEqual({ ok: true, imported: 2 });
    expect(sites().map(({ name }) => name)).toEqual(['Trụ sở', 'Cơ sở 2']);
    expect(devices().map(({ number, label, coverage }) => [number, label, coverage])).toEqual([
      [1, 'Máy in quầy', 'declared'],
      [2, 'Bộ lưu điện', 'declared'],
    ]);
  });

  it('renews a device of the same name in the same site, and makes no second one', async () => {
    const { take, devices } = await makeOffice();
    await take(row());
    const [before] = devices() as [RegisteredDevice];
    await take(row({ equipment: { kind: 'printer', address: '192.168.1.99', checks: [] } }));
    expect(devices()).toEqual([{ ...before, equipment: { kind: 'printer', address: '192.168.1.99', checks: [] } }]);
  });

  it('takes the one site that there is where none is named, and asks where there are several', async () => {
    const { take, devices } = await makeOffice();
    const { site: _, ...nowhere } = row({ name: 'Switch' });
    await take(row());
    await take(nowhere);
    expect(devices()[1]?.siteId).toBe(devices()[0]?.siteId);
    await take(row({ site: 'Cơ sở 2' }));
    expect(await take(nowhere)).toMatchObject({
      ok: false,
      error: 'line 2, site: found nothing, expected one of the sites of 99001: Trụ sở, Cơ sở 2',
      problems: [{ path: 'line 2, site', cure: { code: 'site-of-commune', values: ['Trụ sở', 'Cơ sở 2'] } }],
    });
  });

  it('takes nothing at all where one row is of a commune that nobody imported', async () => {
    const { take, devices } = await makeOffice();
    expect(await take(row(), row({ unitCode: '99009' }))).toMatchObject({
      ok: false,
      error: expect.stringContaining('line 3: there is no commune 99009 yet'),
    });
    expect(devices()).toEqual([]);
  });
});
