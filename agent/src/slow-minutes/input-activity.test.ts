import type { Files } from '@mach/ports';
import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { inputActivityOfLinux } from './input-activity.ts';

/** Captured on a virtual machine with Linux 6.18, cut; nobody sits at it. */
const virtual = `           CPU0       CPU1       
 24:          1          0  IO-APIC   5-edge      ACPI:Ged
 36:          0     160156 PCI-MSIX-0000:00:02.0   1-edge      virtio1-req.0
NMI:          0          0   Non-maskable interrupts
LOC:     422143     422187   Local timer interrupts
ERR:          0
`;
/** The line of a keyboard controller as proc_interrupts(5) and the kernel's i8042 driver have it. */
const withKeyboard = (first: number, second: number) =>
  `${virtual}  1:${String(first).padStart(11)}${String(second).padStart(11)}  IR-IO-APIC    1-edge      i8042\n`;

/** USB as Documentation/ABI/testing/sysfs-bus-usb has it: a device folder, and one for each interface. */
const usb = (device: string, protocol: string, packets: number) => ({
  [`/sys/bus/usb/devices/${device}/urbnum`]: `${packets}\n`,
  [`/sys/bus/usb/devices/${device}:1.0/bInterfaceClass`]: '03\n',
  [`/sys/bus/usb/devices/${device}:1.0/bInterfaceProtocol`]: `${protocol}\n`,
});

/** What two looks say, with the files as they are at each. */
async function looks(first: Record<string, string>, second: Record<string, string>) {
  let now = scriptedFiles({ files: first });
  const files: Files = { readText: (path) => now.readText(path), list: (path) => now.list(path), space: now.space };
  const activity = inputActivityOfLinux(files);
  const before = await activity.look();
  now = scriptedFiles({ files: second });
  return [before, await activity.look()];
}

it.each<[what: string, first: Record<string, string>, second: Record<string, string>, isUsed: boolean | undefined]>([
  ['a machine without keyboard', { '/proc/interrupts': virtual }, { '/proc/interrupts': virtual }, undefined],
  ['nothing that can be read', {}, {}, undefined],
  ['a key on any CPU', { '/proc/interrupts': withKeyboard(5, 9) }, { '/proc/interrupts': withKeyboard(5, 11) }, true],
  ['no key', { '/proc/interrupts': withKeyboard(5, 9) }, { '/proc/interrupts': withKeyboard(5, 9) }, false],
  ['a USB mouse that moved', usb('1-2', '02', 4_000), usb('1-2', '02', 4_090), true],
  ['a USB keyboard at rest', usb('1-3', '01', 4_000), usb('1-3', '01', 4_000), false],
  ['a UPS, which talks all the time', usb('1-4', '00', 4_000), usb('1-4', '00', 5_000), undefined],
])('%s', async (_, first, second, isUsed) => {
  expect(await looks(first, second)).toEqual([undefined, isUsed]);
});
