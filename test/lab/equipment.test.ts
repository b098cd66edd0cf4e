import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanUp, eventually } from '../support/programs.ts';
import { type LabCollector, startLabAgent, startLabCollector } from './commune-programs.ts';
import { createLab } from './lab.ts';
import { labNeeds } from './needs.ts';
import { ADDRESSES } from './topology.ts';

const needs = labNeeds(['rtsp-server-perl']);

interface Shown {
  readonly number: number;
  readonly label?: string;
  readonly state: string;
  readonly readings: readonly { readonly kind: string; readonly id?: string; readonly ok: boolean }[];
}

async function show(collector: LabCollector, number: number): Promise<Shown> {
  return JSON.parse(await collector.command('devices', 'show', String(number), '--json')) as Shown;
}

describe.skipIf(needs.skip)(`equipment of a commune ${needs.reason}`, () => {
  afterAll(cleanUp);

  it('is asked by the leader of its site, and told as what it is: up, down, or never heard of', async () => {
    await using lab = await createLab({ seed: 22, services: ['dns', 'camera'] });
    const collector = await startLabCollector(lab, 'equipment: { everyS: 60 }');
    await startLabAgent(lab, 'pc1', collector);
    await eventually('the PC has a site', async () => (await show(collector, 1)).readings.some(({ ok }) => ok));
    const table = join(lab.folder, 'equipment.csv');
    const rows = [
      'commune_code,name,kind,address,checks',
      `99001,Switch,switch,${ADDRESSES.switch},ping`,
      `99001,Camera,camera,${ADDRESSES.pc2},`,
      '99001,Máy in,printer,192.168.1.77,ping',
    ];
    await writeFile(table, rows.join('\n'));
    await collector.command('equipment', 'import', table);

    const states = async () => (await Promise.all([2, 3, 4].map((n) => show(collector, n)))).map(({ state }) => state);
    await eventually(
      'all three were asked',
      async () => {
        const shown = await Promise.all([2, 3, 4].map((n) => show(collector, n)));
        const asked = shown.flatMap(({ readings }) => readings.map(({ id }) => id));
        return ['d2.ping', 'd3.ping', 'd3.rtsp', 'd4.ping'].every((id) => asked.includes(id)) || undefined;
      },
      180_000,
    );
    expect(await states()).toEqual(['up', 'up', 'never-reported']);
    const camera = await show(collector, 3);
    expect(camera.readings.map(({ kind, id, ok }) => [kind, id, ok])).toEqual(
      expect.arrayContaining([
        ['ping', 'd3.ping', true],
        ['rtsp', 'd3.rtsp', true],
      ]),
    );
    const pc = await show(collector, 1);
    expect(pc.readings.filter(({ id }) => id?.startsWith('d'))).toEqual([]);
  });
});
