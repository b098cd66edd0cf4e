import type { Files } from '@mach/ports';
import { expect, it } from 'vitest';
import { machineHash } from './machine-hash.ts';

const hash = { salted: (text: string) => text };
const filesOf = (texts: Readonly<Record<string, string>>): Files => {
  const notFound = { ok: false, failure: 'not-found', detail: '' } as const;
  return {
    readText: async (path) => (texts[path] === undefined ? notFound : { ok: true, value: texts[path] }),
    list: async () => ({ ok: true, value: ['eth0', 'lo', 'usb0'] }),
    space: async () => notFound,
  };
};
const pc = {
  '/sys/class/dmi/id/board_name': '0X1',
  '/sys/class/net/eth0/device/uevent': 'DRIVER=e1000e\n',
  '/sys/class/net/eth0/address': '00:11:22:33:44:55\n',
};

it('tells two PCs of one model apart by a built-in card', async () => {
  const other = { ...pc, '/sys/class/net/eth0/address': '00:11:22:33:44:66' };
  expect(await machineHash(filesOf(pc), hash)).not.toBe(await machineHash(filesOf(other), hash));
});

it('does not change when a card on USB is plugged in', async () => {
  const plugged = {
    ...pc,
    '/sys/class/net/usb0/device/uevent': 'DEVTYPE=usb_interface',
    '/sys/class/net/usb0/address': 'x',
  };
  expect(await machineHash(filesOf(plugged), hash)).toBe(await machineHash(filesOf(pc), hash));
});
