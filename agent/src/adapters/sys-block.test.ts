import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { serialOfSysBlock } from './sys-block.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A /sys with these files of one disk. */
function sysWith(device: string, files: Readonly<Record<string, string | Buffer>>): string {
  const sys = mkdtempSync(join(tmpdir(), 'mach-sys-'));
  folders.push(sys);
  for (const [name, content] of Object.entries(files)) {
    const file = join(sys, 'block', device, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return sys;
}

/** As libata answers for a SATA disk: twenty characters, set to the right. */
const page = (number: number, text: string) => Buffer.from(`\0${String.fromCharCode(number)}\0\x14${text}`, 'latin1');

it.each<[what: string, device: string, files: Readonly<Record<string, string | Buffer>>, serial: string | undefined]>([
  ['SATA', 'sda', { 'device/vpd_pg80': page(0x80, '            Z3TFX9KL') }, 'Z3TFX9KL'],
  ['NVMe', 'nvme0n1', { 'device/serial': 'S4EVNF0M123456      \n' }, 'S4EVNF0M123456'],
  ['virtio', 'vda', { serial: 'disk-1' }, 'disk-1'],
  ['another page', 'sda', { 'device/vpd_pg80': page(0x83, '            Z3TFX9KL') }, undefined],
  ['a page that was cut', 'sda', { 'device/vpd_pg80': Buffer.of(0, 0x80) }, undefined],
  ['a disk that tells none', 'sda', { size: '8\n' }, undefined],
])('the serial number of %s', (_, device, files, serial) => {
  expect(serialOfSysBlock(device, sysWith(device, files))).toEqual(serial === undefined ? {} : { serial });
});
