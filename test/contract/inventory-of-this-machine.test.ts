import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { MachineFacts } from '@mach/ports';
import { dmiMemory, readDmiReport } from '@mach/probes';
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
  it('has its name, numbers, cores and threads', () => {
    const fields: readonly { field: string; data: string }[] = JSON.parse(ask('lscpu', '-J')).lscpu;
    const said = new Map(fields.map(({ field, data }) => [field.replace(/:$/, ''), data]));
    const number = (field: string) => Number(said.get(field));
    expect(facts.processor).toMatchObject({
      family: said.get('CPU family'),
      modelNumber: said.get('Model'),
      stepping: said.get('Stepping'),
      cores: number('Core(s) per socket') * number('Socket(s)'),
      threads: number('CPU(s)'),
    });
    // The library leaves out the clock, and writes marks as signs or not at all.
    const words = (text = '') =>
      new Set(
        text
          .replace(/\((?:R|TM)\)|[®™]|CPU|@.*/gi, ' ')
          .split(/\s+/)
          .filter(Boolean),
      );
    for (const word of words(facts.processor?.model)) expect(said.get('Model name')).toContain(word);
  });
});

describe.skipIf(!linux || lsblk.skip)(`the disks, against lsblk ${linux ? lsblk.reason : '(Linux alone)'}`, () => {
  it('are the same, with their sizes', () => {
    interface Block {
      readonly name: string;
      readonly type: string;
      readonly size: number;
    }
    const blocks: readonly Block[] = JSON.parse(ask('lsblk', '-Jbdo', 'NAME,TYPE,SIZE')).blockdevices;
    const disks = blocks.filter(
      ({ type, name, size }) => type === 'disk' && size > 0 && !/^(?:zram|ram|nbd)/.test(name),
    );
    const told = facts.disks?.map(({ device, bytes }) => ({ device, bytes })) ?? [];
    expect(told.toSorted(byDevice)).toEqual(
      disks.map(({ name, size }) => ({ device: name, bytes: size })).toSorted(byDevice),
    );
  });
});

const byDevice = (a: { readonly device: string }, b: { readonly device: string }) => a.device.localeCompare(b.device);

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
