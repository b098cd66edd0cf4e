import { afterEach, expect, it } from 'vitest';
import { archOf, namelessOs, osOf } from './linux-os.ts';
import { type MadeRoot, madeRoot } from './testing/made-root.ts';

const roots: MadeRoot[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

function made(files: Readonly<Record<string, string>>): MadeRoot {
  const root = madeRoot(files);
  roots.push(root);
  return root;
}

it.each([
  [
    'Debian',
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\n',
    { distro: 'Debian GNU/Linux', release: '12', build: '' },
  ],
  [
    'Ubuntu',
    'PRETTY_NAME="Ubuntu 22.04.5 LTS"\nNAME="Ubuntu"\nVERSION_ID="22.04"\nVERSION="22.04.5 LTS (Jammy Jellyfish)"\n',
    { distro: 'Ubuntu', release: '22.04.5 LTS', build: '' },
  ],
  [
    'a system that rolls',
    "NAME='Arch Linux'\nPRETTY_NAME='Arch Linux'\nBUILD_ID=rolling\n",
    { distro: 'Arch Linux', release: '', build: 'rolling' },
  ],
  ['a number alone', 'NAME=Alpine\nVERSION_ID=3.20.1\n', { distro: 'Alpine', release: '3.20.1', build: '' }],
])('%s, as it names itself', (_, text, found) => {
  const { sys } = made({ 'etc/os-release': text });
  expect(osOf(sys, 'x64')).toEqual({ platform: 'linux', edition: '', arch: 'x64', ...found });
});

it('is found where the vendor put it, too', () => {
  expect(osOf(made({ 'usr/lib/os-release': 'NAME=Fedora\n' }).sys, '')).toMatchObject({ distro: 'Fedora' });
});

it('is known to have started by UEFI, or the old way, where the kernel shows its firmware', () => {
  expect(namelessOs(made({ 'sys/firmware/efi/fw_platform_size': '64\n' }).sys, 'x64')).toMatchObject({ uefi: true });
  expect(namelessOs(made({ 'sys/firmware/acpi/tables/DSDT': '' }).sys, 'x64')).toMatchObject({ uefi: false });
  expect(namelessOs(made({ 'sys/class/x': '' }).sys, 'x64')).not.toHaveProperty('uefi');
});

it('has no name where nothing tells one', () => {
  expect(osOf(made({ 'etc/os-release': 'ID=linux\n' }).sys, 'x64')).toBeUndefined();
});

it('was built for what the kernel says, in the words of Node', () => {
  expect(archOf(made({ 'proc/sys/kernel/arch': 'x86_64\n' }).proc)).toBe('x64');
  expect(archOf(made({ 'proc/sys/kernel/arch': 'riscv64\n' }).proc)).toBe('riscv64');
  expect(archOf('/nowhere')).toBe('');
});
