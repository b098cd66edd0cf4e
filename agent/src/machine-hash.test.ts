import type { MachineHints } from '@mach/ports';
import { readableHash, scriptedFiles } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { machineHash } from './machine-hash.ts';

type Sys = Readonly<Record<string, string>>;
const hashOf = (files: Sys) => machineHash(scriptedFiles({ files }), {}, readableHash);

const card = (name: string, address: string, more: Sys = {}): Sys => ({
  [`/sys/class/net/${name}/device/uevent`]: 'DRIVER=e1000e\n',
  [`/sys/class/net/${name}/addr_assign_type`]: '0\n',
  [`/sys/class/net/${name}/address`]: `${address}\n`,
  ...more,
});
const dmi = (names: Sys): Sys =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [`/sys/class/dmi/id/${name}`, `${text}\n`]));
const board = dmi({ sys_vendor: 'Dell Inc.', board_name: '0X1', bios_version: 'A12' });
const pc = { ...board, ...card('eno1', '00:11:22:33:44:55') };

describe('the machine stays the same', () => {
  it.each([
    ['its firmware is updated', { ...pc, ...dmi({ bios_version: 'A13', sys_vendor: 'Dell' }) }],
    [
      'a card on USB is plugged in',
      {
        ...pc,
        ...card('enx1', '00:e0:4c:00:00:01', { '/sys/class/net/enx1/device/uevent': 'DEVTYPE=usb_interface\n' }),
      },
    ],
    ['a bridge or a tunnel is made', { ...pc, '/sys/class/net/docker0/address': '02:42:00:00:00:01\n' }],
    [
      'a card goes by a made-up address',
      { ...pc, ...card('eno2', '02:00:00:00:00:01', { '/sys/class/net/eno2/addr_assign_type': '3\n' }) },
    ],
    ['a card has an address that no maker gave it', { ...pc, ...card('eno2', '88:88:88:88:87:88') }],
    ['a card has no address', { ...pc, ...card('eno2', '00:00:00:00:00:00') }],
    ['the interfaces are named anew', { ...board, ...card('eth0', '00:11:22:33:44:55') }],
  ])('when %s', async (_name, files) => {
    expect(await hashOf(files)).toBe(await hashOf(pc));
  });

  it('when its Wi-Fi makes up an address for each network', async () => {
    const wifi = (address: string) => ({
      ...card('wlp2s0', address, { '/sys/class/net/wlp2s0/phy80211/macaddress': 'aa:bb:cc:00:00:01\n' }),
    });
    expect(await hashOf(wifi('02:00:00:00:00:01'))).toBe(await hashOf(wifi('02:00:00:00:00:02')));
  });

  it('without a card, when a placeholder of its firmware becomes another', async () => {
    const named = (sys_vendor: string) => dmi({ sys_vendor, board_name: '0X1' });
    expect(await hashOf(named('To Be Filled By O.E.M.'))).toBe(await hashOf(named('Default string')));
  });
});

describe('machines are told apart', () => {
  it('by a built-in card, though all else is alike', async () => {
    expect(await hashOf(pc)).not.toBe(await hashOf({ ...board, ...card('eno1', '00:11:22:33:44:66') }));
  });

  it('by the board where there is no card of its own', async () => {
    expect(await hashOf(board)).not.toBe(await hashOf(dmi({ sys_vendor: 'Dell Inc.', board_name: '0X2' })));
  });
});

describe('a machine without /sys', () => {
  const hints = (change: Partial<MachineHints> = {}): MachineHints => ({
    systemUuid: '3d1219c7c4c5404aaa1f6d2a48adfda4',
    boardSerial: 'BTKW123004Q7',
    cardAddresses: ['00:11:22:33:44:55', '00:11:22:33:44:66'],
    builtInAddresses: [],
    ...change,
  });
  const hash = (change?: Partial<MachineHints>) =>
    machineHash(
      scriptedFiles({ files: {} }),
      { machineHints: () => ({ ok: true, value: hints(change) }) },
      readableHash,
    );
  const otherCards = { cardAddresses: ['00:11:22:33:44:77'] };

  it('is known by the numbers of its firmware, whatever cards are plugged in', async () => {
    expect(await hash(otherCards)).toBe(await hash());
    expect(await hash({ boardSerial: 'BTKW123004Q8' })).not.toBe(await hash());
  });

  it.each([
    '03000200040005000006000700080009',
    '00020003000400050006000700080009',
    'ffffffffffffffffffffffffffffffff',
    '00000000000000000000000000000000',
    '',
  ])('is told by its cards too where the UUID is %s', async (systemUuid) => {
    expect(await hash({ systemUuid, ...otherCards })).not.toBe(await hash({ systemUuid }));
  });

  it.each(['To be filled by O.E.M.', 'Default string', '123456789', '........', 'None'])(
    'is told by its cards too where the board is number %s',
    async (boardSerial) => {
      expect(await hash({ boardSerial, ...otherCards })).not.toBe(await hash({ boardSerial }));
    },
  );
});
