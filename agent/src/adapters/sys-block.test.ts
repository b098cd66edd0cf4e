import { afterEach, describe, expect, it } from 'vitest';
import { disksOfSysBlock, serialOfSysBlock } from './sys-block.ts';
import { type Link, type MadeRoot, madeRoot } from './testing/made-root.ts';

const roots: MadeRoot[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.remove();
});

type Files = Readonly<Record<string, string | Buffer | Link>>;

function made(files: Files): MadeRoot {
  const root = madeRoot(files);
  roots.push(root);
  return root;
}

/** A machine with these files of one disk, and others of itself. */
const machineWith = (device: string, files: Files, others: Files = {}) =>
  made({
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`sys/block/${device}/${name}`, content])),
    ...others,
  });

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
  expect(serialOfSysBlock(device, machineWith(device, files).sys)).toEqual(serial === undefined ? {} : { serial });
});

it('what lies on a disk, or is a part of one, is none', () => {
  const names = ['loop0', 'zram0', 'dm-0', 'md127', 'sr0', 'mmcblk0', 'mmcblk0boot0', 'mmcblk0rpmb'];
  const { sys } = made(Object.fromEntries(names.map((name) => [`sys/block/${name}/size`, '8\n'])));
  expect(disksOfSysBlock(sys)).toMatchObject([{ device: 'mmcblk0', bytes: 4_096 }]);
});

/** What IDENTIFY DEVICE answers, after 60 bytes of the page's own. */
function identity(model: string): Buffer {
  const whole = Buffer.alloc(572);
  whole.set([0, 0x89, 0x02, 0x38]);
  Buffer.from(model.padEnd(40), 'latin1')
    .swap16()
    .copy(whole, 60 + 54);
  return whole;
}

const ATA = { 'device/vendor': 'ATA     \n', 'device/model': 'ST500DM002-1BD14\n', dev: '8:0\n' };

describe('the model', () => {
  it.each<[what: string, device: string, files: Files, others: Files, model: string]>([
    [
      'as a SATA disk tells it',
      'sda',
      { ...ATA, 'device/vpd_pg89': identity('ST500DM002-1BD142') },
      {},
      'ST500DM002-1BD142',
    ],
    [
      'as udev noted it, where the kernel is an old one',
      'sda',
      ATA,
      {
        'run/udev/data/b8:0':
          'N:sda\nE:ID_BUS=ata\nE:ID_MODEL_ENC=Samsung\\x20SSD\\x20870\\x20EVO\\x20500GB\\x20\\x20\n',
      },
      'Samsung SSD 870 EVO 500GB',
    ],
    ['as far as the kernel shows it', 'sda', ATA, {}, 'ST500DM002-1BD14'],
    [
      'with the maker of a stick',
      'sdb',
      { 'device/vendor': 'Kingston\n', 'device/model': 'DataTraveler 3.0\n' },
      {},
      'Kingston DataTraveler 3.0',
    ],
    [
      'of an NVMe disk',
      'nvme0n1',
      { 'device/model': 'Samsung SSD 980 500GB                   \n' },
      {},
      'Samsung SSD 980 500GB',
    ],
    ['of a card', 'mmcblk0', { 'device/name': 'SD32G\n' }, {}, 'SD32G'],
    ['of a disk without one', 'vda', { 'device/vendor': '0x1af4\n' }, {}, ''],
  ])('is told %s', (_, device, files, others, model) => {
    expect(disksOfSysBlock(machineWith(device, files, others).sys)).toMatchObject([{ device, model }]);
  });
});

const PCI = 'sys/devices/pci0000:00';
const scsi = (driver: string): Files => ({ 'sys/class/scsi_host/host2/proc_name': `${driver}\n` });
const onHost2 = { 'device/scsi_device/2:0:0:0/uevent': '' };

describe('how it is attached, and of what it is made', () => {
  it.each<[what: string, device: string, files: Files, others: Files, found: { bus: string; kind: string }]>([
    ['a disk', 'sda', { ...onHost2, 'queue/rotational': '1\n' }, scsi('ahci'), { bus: 'SATA', kind: 'hdd' }],
    ['an SSD', 'sda', { ...onHost2, 'queue/rotational': '0\n' }, scsi('ahci'), { bus: 'SATA', kind: 'ssd' }],
    ['an old one', 'sda', { ...onHost2, 'queue/rotational': '1\n' }, scsi('ata_piix'), { bus: 'ATA', kind: 'hdd' }],
    [
      'a server’s',
      'sda',
      onHost2,
      { ...scsi('mpt3sas'), 'sys/class/sas_host/host2/uevent': '' },
      { bus: 'SAS', kind: 'unknown' },
    ],
    ['an NVMe disk', 'nvme0n1', { 'queue/rotational': '0\n' }, {}, { bus: 'NVMe', kind: 'ssd' }],
    ['a card', 'mmcblk0', { 'device/type': 'SD\n', 'queue/rotational': '0\n' }, {}, { bus: 'SD', kind: 'ssd' }],
    ['a virtual disk', 'vda', { 'queue/rotational': '1\n' }, {}, { bus: 'virtio', kind: 'unknown' }],
    ['one that tells nothing', 'sda', { size: '8\n' }, {}, { bus: '', kind: 'unknown' }],
  ])('%s', (_, device, files, others, found) => {
    expect(disksOfSysBlock(machineWith(device, files, others).sys)).toMatchObject([found]);
  });

  it('a disk behind USB, by the way to it', () => {
    const place = `${PCI}/0000:00:14.0/usb2/2-1/2-1:1.0/host2/target2:0:0/2:0:0:0/block/sdb`;
    const { sys } = made({ 'sys/block/sdb': { to: place }, ...scsi('uas'), [`${place}/queue/rotational`]: '1\n' });
    expect(disksOfSysBlock(sys)).toMatchObject([{ device: 'sdb', bus: 'USB', kind: 'hdd' }]);
  });
});
