import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { MachineFacts } from '@mach/ports';
import { dmiMemory, firmwareText, readDmiReport } from '@mach/probes';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventoryChildProcess } from '../../agent/src/adapters/inventory-child-process.ts';
import { findProgram, requires } from '../requirements.ts';

const [lscpu, lsblk, dmidecode] = [requires('lscpu'), requires('lsblk'), requires('dmidecode')];
const linux = process.platform === 'linux';
const settings = { proc: '/proc', sys: '/sys', dmidecodeReport: '/var/lib/mach-agent-root/dmidecode.txt' };

let facts: MachineFacts = { unread: {} };

beforeAll(async () => {
  const read = await inventoryChildProcess({ uptimeMs: () => 0 }, settings).read(new AbortController().signal);
  if (!read.ok) throw new Error(read.detail);
  facts = read.value;
}, 120_000);

const ask = (program: string, ...options: readonly string[]) =>
  execFileSync(findProgram(program) ?? program, options, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });

it('every part is told, or named with the reason why it is not', () => {
  const { unread, ...told } = facts;
  const parts = ['system', 'firmware', 'os', 'processor', 'memory', 'memorySlots', 'memoryBoard', 'disks'];
  const more = ['networkCards', 'bootSecurity', 'screens', 'peripherals'];
  for (const part of [...parts, ...more]) {
    expect(part in told !== part in unread, part).toBe(true);
    if (part in unread) expect(unread[part]).toMatch(/\w{3}/);
  }
});

describe.skipIf(!linux || lscpu.skip)(`the processor, against lscpu ${linux ? lscpu.reason : '(Linux alone)'}`, () => {
  it('has its name, maker, numbers, cores and threads', () => {
    const fields: readonly { field: string; data: string }[] = JSON.parse(ask('lscpu', '-J')).lscpu;
    const said = new Map(fields.map(({ field, data }) => [field.replace(/:$/, ''), data]));
    const number = (field: string) => Number(said.get(field));
    expect(facts.processor).toMatchObject({
      model: said.get('Model name')?.replace(/\s+/g, ' '),
      // GenuineIntel and AuthenticAMD are what they call themselves.
      vendor: /Intel|AMD/.exec(said.get('Vendor ID') ?? '')?.[0] ?? said.get('Vendor ID'),
      family: said.get('CPU family'),
      modelNumber: said.get('Model'),
      stepping: said.get('Stepping'),
      cores: number('Core(s) per socket') * number('Socket(s)'),
      threads: number('CPU(s)'),
    });
  });
});

describe.skipIf(!linux || lsblk.skip)(`the disks, against lsblk ${linux ? lsblk.reason : '(Linux alone)'}`, () => {
  interface Block {
    readonly name: string;
    readonly type: string;
    readonly size: number;
    /** A number, as a text or not, of older versions. */
    readonly rota: boolean | number | string;
    readonly tran: string | null;
    readonly model: string | null;
  }
  const noDisk = /^(?:zram|ram|nbd|mmcblk\d+(?:boot|rpmb))/;
  const blocks = (): readonly Block[] => {
    const columns = 'NAME,TYPE,SIZE,ROTA,TRAN,MODEL';
    const all: readonly Block[] = JSON.parse(ask('lsblk', '-Jbdo', columns)).blockdevices;
    return all.filter(({ type, name, size }) => type === 'disk' && size > 0 && !noDisk.test(name));
  };

  it('are the same, with their sizes', () => {
    const told = facts.disks?.map(({ device, bytes }) => ({ device, bytes })) ?? [];
    expect(told.toSorted(byDevice)).toEqual(
      blocks()
        .map(({ name, size }) => ({ device: name, bytes: size }))
        .toSorted(byDevice),
    );
  });

  it('are of the same kind and model, and attached in the same way', () => {
    for (const { name, rota, tran, model } of blocks()) {
      const disk = facts.disks?.find(({ device }) => device === name);
      // Drivers of virtual disks say that they turn, whatever lies under them.
      const turns = rota === true || Number(rota) === 1;
      expect(disk?.kind, name).toBe(name.startsWith('vd') ? 'unknown' : turns ? 'hdd' : 'ssd');
      if (tran !== null) expect(disk?.bus.toLowerCase(), name).toMatch(tran === 'mmc' ? /^(?:sd|mmc)/ : tran);
      // lsblk leaves the maker of a stick out.
      if (model !== null) expect(disk?.model, name).toContain(model.replace(/\s+/g, ' ').trim());
      else if (!name.startsWith('mmcblk')) expect(disk?.model, name).toBe('');
    }
  });
});

const byDevice = (a: { readonly device: string }, b: { readonly device: string }) => a.device.localeCompare(b.device);

const printed = dmidecode.skip
  ? ''
  : spawnSync(findProgram('dmidecode') ?? '', ['-t', '0,1,2,3'], { encoding: 'utf8' }).stdout;
// What the kernel shows everybody, dmidecode may read as root alone.
const isDenied = existsSync('/sys/class/dmi/id') && !printed.includes('Handle ');
const unasked = !linux ? '(Linux alone)' : isDenied ? '(as root alone)' : dmidecode.reason;

describe.skipIf(!linux || dmidecode.skip || isDenied)(`the machine, against dmidecode ${unasked}`, () => {
  /** By type and name; empty where the machine shows no tables. */
  const said = (type: number, name: string) => {
    const texts = printed
      .split(/^Handle /m)
      .filter((text) => new RegExp(`^\\S+, DMI type ${type},`).test(text))
      .map((text) => firmwareText(new RegExp(`^\t${name}: (.*)$`, 'm').exec(text)?.[1]));
    return texts.find((text) => text !== undefined) ?? '';
  };

  it('has the same maker, model, version, case and board; without tables all of them are unknown', () => {
    const { system } = facts;
    const board = { manufacturer: said(2, 'Manufacturer'), model: said(2, 'Product Name') };
    expect(system?.manufacturer ?? '').toBe(said(1, 'Manufacturer') || board.manufacturer);
    expect(system?.version ?? '').toBe(said(1, 'Version'));
    expect(system?.chassis ?? '').toBe(said(3, 'Type'));
    expect(system?.boardManufacturer ?? '').toBe(board.manufacturer);
    expect(system?.boardModel ?? '').toBe(board.model);
    // A container is called so where the firmware names no model.
    expect((system?.model ?? '').replace('Docker Container', '')).toBe(said(1, 'Product Name') || board.model);
  });

  it('has the same firmware, of the same day', () => {
    const [month = '', day = '', year = ''] = said(0, 'Release Date').split('/');
    const firmware = {
      vendor: said(0, 'Vendor'),
      version: said(0, 'Version'),
      releaseDate: year === '' ? '' : `${year}-${month}-${day}`,
    };
    if (Object.values(firmware).join('') === '') expect(facts.unread['firmware']).toMatch(/firmware/);
    else expect(facts.firmware).toEqual(firmware);
  });
});

// Virtual machines and containers have no tables, and none can be installed.
const hasTables = existsSync('/sys/firmware/dmi/tables/DMI');
const reason = hasTables ? dmidecode.reason : '(this machine shows no firmware tables)';

describe.skipIf(!hasTables || dmidecode.skip)(`the memory, against dmidecode ${reason}`, () => {
  it('has the slots that it prints, or says that it may not ask', () => {
    const slots = dmiMemory(readDmiReport(ask('dmidecode', '-t', 'memory')))?.slots;
    if (slots === undefined) expect(facts.unread['memorySlots']).toMatch(/firmware/);
    else expect(facts.memorySlots).toEqual(slots);
  });

  it('comes to no less than what the system sees', () => {
    const installed = facts.memorySlots?.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    if (installed !== undefined) expect(installed).toBeGreaterThanOrEqual(facts.memory?.totalBytes ?? 0);
  });
});
