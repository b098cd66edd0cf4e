import { join } from 'node:path';
import type { MachineFacts } from '@mach/ports';
import { afterEach, describe, expect, it } from 'vitest';
import { readParts } from '../read-parts.ts';
import { linuxReaders } from './linux-inventory.ts';
import { type MadeRoot, madeRoot } from './testing/made-root.ts';

const roots: MadeRoot[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

const REPORT = `Handle 0x0000, DMI type 0, 24 bytes
BIOS Information
	Vendor: Dell Inc.
	Version: A11
	Release Date: 04/01/2015
Handle 0x0001, DMI type 1, 27 bytes
System Information
	Manufacturer: Dell Inc.
	Product Name: OptiPlex 3020
Handle 0x0004, DMI type 4, 42 bytes
Processor Information
	Status: Populated, Enabled
	Manufacturer: Intel
	Version: Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz
	Signature: Type 0, Family 6, Model 60, Stepping 3
Handle 0x0010, DMI type 16, 23 bytes
Physical Memory Array
	Use: System Memory
	Maximum Capacity: 16 GB
Handle 0x0011, DMI type 17, 34 bytes
Memory Device
	Array Handle: 0x0010
	Size: 4096 MB
	Locator: DIMM1
	Type: DDR3
	Form Factor: DIMM
`;

const SHOWN = {
  'sys/class/dmi/id/bios_vendor': 'LENOVO\n',
  'sys/class/dmi/id/bios_version': 'FCKT72AUS\n',
  'sys/class/dmi/id/bios_date': '09/17/2015\n',
  'sys/class/dmi/id/sys_vendor': 'LENOVO\n',
  'sys/class/dmi/id/product_name': '10AXS0L500\n',
  'sys/class/dmi/id/product_version': 'ThinkCentre M73\n',
  'sys/class/dmi/id/board_vendor': 'LENOVO\n',
  'sys/class/dmi/id/board_name': 'SHARKBAY\n',
  'sys/class/dmi/id/chassis_type': '3\n',
};

/** What is told of a recorded machine, on one without dmidecode. */
function factsOf(files: Readonly<Record<string, string>>): Promise<MachineFacts> {
  const root = madeRoot(files);
  roots.push(root);
  const readers = linuxReaders({
    proc: root.proc,
    sys: root.sys,
    dmidecodeReport: join(root.root, 'dmidecode.txt'),
    dmidecode: join(root.root, 'no-dmidecode'),
    library: () => Promise.reject(new Error('the library describes this machine')),
  });
  return readParts(readers, () => undefined);
}

describe('a recorded machine', () => {
  it('is told by its own files alone', async () => {
    const facts = await factsOf({
      ...SHOWN,
      'etc/os-release': 'NAME="Ubuntu"\nPRETTY_NAME="Ubuntu 22.04.5 LTS"\n',
      'proc/sys/kernel/arch': 'x86_64\n',
      'proc/meminfo': 'MemTotal:        8025408 kB\nMemFree:          123456 kB\n',
      'proc/cpuinfo':
        'processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Intel(R) Pentium(R) CPU G3220 @ 3.00GHz\n',
      'sys/block/sda/size': '976773168\n',
      'sys/block/sdb/size': '0\n',
      'sys/block/loop0/size': '8\n',
    });
    expect(facts.system).toEqual({
      manufacturer: 'LENOVO',
      model: '10AXS0L500',
      version: 'ThinkCentre M73',
      chassis: 'Desktop',
      boardManufacturer: 'LENOVO',
      boardModel: 'SHARKBAY',
    });
    expect(facts.firmware).toEqual({ vendor: 'LENOVO', version: 'FCKT72AUS', releaseDate: '2015-09-17' });
    expect(facts.os).toMatchObject({ distro: 'Ubuntu', release: '22.04.5 LTS', arch: 'x64' });
    expect(facts.processor).toMatchObject({ model: 'Intel(R) Pentium(R) CPU G3220 @ 3.00GHz', threads: 1 });
    expect(facts.memory).toEqual({ totalBytes: 8_025_408 * 1_024 });
    expect(facts.disks).toEqual([{ device: 'sda', model: '', bytes: 500_107_862_016, kind: 'unknown', bus: '' }]);
  });

  it('of which nothing is recorded is unknown, with a reason for each part', async () => {
    const { unread, os, bootSecurity, peripherals, ...told } = await factsOf({});
    expect({ bootSecurity, peripherals }).toEqual({ bootSecurity: {}, peripherals: {} });
    expect(os).toMatchObject({ platform: 'linux', distro: '', arch: '' });
    expect(told).toEqual({});
    for (const part of ['system', 'firmware', 'memorySlots', 'memoryBoard'])
      expect(unread[part]).toMatch(/the firmware’s tables can’t be read: .*ENOENT/);
    for (const part of ['processor', 'memory', 'disks', 'screens', 'networkCards']) expect(unread[part]).toMatch(/\w/);
  });

  it('has the firmware of dmidecode’s report where its kernel shows none', async () => {
    const facts = await factsOf({ 'dmidecode.txt': REPORT });
    expect(facts.system).toMatchObject({ manufacturer: 'Dell Inc.', model: 'OptiPlex 3020' });
    expect(facts.firmware).toEqual({ vendor: 'Dell Inc.', version: 'A11', releaseDate: '2015-04-01' });
    expect(facts.processor).toMatchObject({ model: 'Intel(R) Core(TM) i3-4150 CPU @ 3.50GHz', modelNumber: '60' });
    expect(facts.memorySlots).toMatchObject([{ slot: 'DIMM1', type: 'DDR3' }]);
    expect((await factsOf({ 'dmidecode.txt': REPORT, ...SHOWN })).system).toMatchObject({ manufacturer: 'LENOVO' });
  });

  it('whose firmware says nothing of itself has no name', async () => {
    const { unread } = await factsOf({ 'dmidecode.txt': 'Handle 0x0010, DMI type 16, 23 bytes\n' });
    expect(unread['system']).toBe('the firmware names neither maker nor model');
    expect(unread['firmware']).toBe('the firmware does not name itself');
  });
});
