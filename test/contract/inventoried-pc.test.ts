import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type InventoryVector, inventoryVectors } from '../../agent/src/testing/inventory-vectors.ts';
import { utf16, wineInventory } from '../../collector/src/admin/testing/wine-inventory.ts';
import { joinToken, type RunningCollector, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

/** A PC by its numbers, of which the script knows what it calls it. */
const pc = (name: string) => {
  const found = inventoryVectors.find((vector) => vector.name.startsWith(name));
  if (found?.machine === undefined) throw new Error(`no PC is named ${name}`);
  return { ...found, machine: found.machine };
};
const WITH_NUMBERS = pc('both numbers');
const WITHOUT_BOARD = pc('the lowest card on PCI where the board is a filler');

/** The file that the script wrote of a PC, as if this were that PC. */
async function inventoryFile({ machine }: { readonly machine: string }, id: string): Promise<string> {
  const { machine: captured, id: capturedId } = JSON.parse(wineInventory) as { machine: string; id: string };
  const file = join(await temporaryFolder(), 'kiemke.json');
  writeFileSync(file, utf16(wineInventory.replace(captured, machine).replace(capturedId, id.repeat(32))));
  return file;
}

/** The /sys of the PC after a Linux was put on it. */
async function sysOf({ uuid, board, cards }: InventoryVector): Promise<string> {
  const sys = await temporaryFolder();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(sys, file)), { recursive: true });
    writeFileSync(join(sys, file), `${text}\n`);
  };
  write('class/dmi/id/product_uuid', uuid.toLowerCase());
  write('class/dmi/id/board_serial', board);
  for (const [at, [place, address]] of cards.entries()) {
    write(`class/net/eth${at}/device/uevent`, place.startsWith('USB') ? 'DEVTYPE=usb_interface' : 'DRIVER=e1000e');
    write(`class/net/eth${at}/addr_assign_type`, '0');
    write(`class/net/eth${at}/address`, address.toLowerCase());
  }
  return sys;
}

async function joinAs(collector: RunningCollector, vector: InventoryVector, given: readonly string[] = []) {
  const folder = await temporaryFolder();
  const [config, token] = ['agent.yaml', 'token'].map((name) => join(folder, name)) as [string, string];
  writeFileSync(config, `sys: ${await sysOf(vector)}\n`);
  writeFileSync(token, await joinToken(collector));
  const data = ['--data', join(folder, 'data'), '--config', config];
  const joined = await run(AGENT, ['join', collector.url, '--token-file', token, ...data, ...given]);
  if (joined.code !== 0) throw new Error(joined.stderr);
  return joined.stdout;
}

const bring = async (collector: RunningCollector, vector: { readonly machine: string }, id = '1') =>
  collector.command('devices', 'import', '--commune', '99001', await inventoryFile(vector, id));

/** What each way of asking says of who is there: the command, the resource, the commune's row, the metrics. */
async function standing(collector: RunningCollector) {
  const ask = async (path: string) => (await fetch(`${collector.url}${path}`)).text();
  const json = async (path: string) => (JSON.parse(await ask(path)) as { items: Record<string, unknown>[] }).items;
  const listed = JSON.parse(await collector.command('devices', 'list', '--json')) as { number: number }[];
  const [commune] = await json('/api/v1/communes');
  const metrics = (await ask('/metrics?commune=99001')).matchAll(/^mach_device_info\{.*device_number="(\d+)".*\} 1$/gm);
  return {
    listed: listed.map(({ number }) => number),
    resource: (await json('/api/v1/devices?commune=99001')).map(({ number }) => number),
    counted: [commune?.['devices'], commune?.['devicesByInventory'] ?? 0],
    metrics: [...metrics].map((match) => Number(match[1])),
  };
}
const only = (...numbers: readonly number[]) => ({ listed: numbers, resource: numbers, metrics: numbers });

describe('one PC is one device', { timeout: 240_000 }, () => {
  it('that was inventoried and gets an agent, which says so', async () => {
    const collector = await startCollector();
    await bring(collector, WITH_NUMBERS);
    expect(await standing(collector)).toEqual({ ...only(1), counted: [1, 1] });
    expect(await joinAs(collector, WITH_NUMBERS)).toContain(
      'Máy này đã được kiểm kê trước đó với số 1; từ nay chỉ tính là máy số 2.',
    );
    expect(await standing(collector)).toEqual({ ...only(2), counted: [1, 0] });
    expect(await collector.command('devices', 'show', '2')).toContain('THAY CHO BẢN KIỂM KÊ: 1');
    const kept = await collector.command('devices', 'show', '1');
    expect(kept).toContain('Nay là máy số 2');
    expect(kept).toContain('AMD EPYC');
    const plan = JSON.parse(await collector.command('priorities', 'list', '--json')) as { number: number }[];
    expect(plan.map(({ number }) => number)).not.toContain(1);
  });

  it('that has an agent and is inventoried later, which the import says', async () => {
    const collector = await startCollector();
    const joined = JSON.parse(await joinAs(collector, WITHOUT_BOARD, ['--json'])) as object;
    expect(joined).not.toHaveProperty('supersedes');
    expect(await bring(collector, WITHOUT_BOARD)).toContain('máy này đã có phần mềm Mạch (máy số 1)');
    expect(await standing(collector)).toEqual({ ...only(1), counted: [1, 0] });
  });

  it('until somebody says that it is two, and again when they say that it is one', async () => {
    const collector = await startCollector();
    await bring(collector, WITH_NUMBERS);
    await joinAs(collector, WITH_NUMBERS);
    await collector.command('devices', 'separate', '1');
    expect(await standing(collector)).toEqual({ ...only(1, 2), counted: [2, 1] });
    await bring(collector, WITH_NUMBERS, '2');
    expect(await standing(collector)).toEqual({ ...only(1, 2), counted: [2, 1] });
    await collector.command('devices', 'supersede', '1', '--by', '2');
    expect(await standing(collector)).toEqual({ ...only(2), counted: [1, 0] });
  });
});

it('two PCs with one number of their boards are two', { timeout: 240_000 }, async () => {
  const collector = await startCollector();
  const [first] = WITHOUT_BOARD.cards.filter(([place]) => place.startsWith('PCI'));
  const others = [[first?.[0] ?? '', '34:F3:9A:61:4C:81'] as const];
  await bring(collector, pc('the lowest card on PCI where the UUID is a filler'));
  await joinAs(collector, { ...pc('the lowest card on PCI where the UUID is a filler'), cards: others });
  expect(await standing(collector)).toEqual({ ...only(1, 2), counted: [2, 1] });
});
