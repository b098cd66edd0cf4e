import { expect, it } from 'vitest';
import { factsWith, GB, read } from '../testing/made-up.ts';
import { hardDiskAsSystemDisk } from './hard-disk-as-system-disk.ts';

it('a hard disk that holds the system is told by name', () => {
  const facts = factsWith(read('disk', { model: 'WDC WD5000', sizeBytes: 500 * GB, diskKind: 'hdd' }, 'sda'));
  expect(hardDiskAsSystemDisk(facts)[0]).toMatchObject({
    code: 'hard-disk-as-system-disk',
    parameters: { disk: 'sda', model: 'WDC WD5000' },
  });
});

it('two disks of different kinds leave it unknown, with what was found', () => {
  const facts = factsWith(read('disk', { sizeBytes: 500 * GB, diskKind: 'hdd' }, 'sdb'));
  expect(hardDiskAsSystemDisk(facts)[0]).toMatchObject({
    code: 'fact-unknown',
    parameters: { because: 'not-recognised', found: 'sda: ssd, sdb: hdd' },
  });
});

it('a guest of a hypervisor is not judged', () => {
  const facts = factsWith(read('system', { manufacturer: 'QEMU' }), read('disk', { diskKind: 'hdd' }, 'vda'));
  expect(hardDiskAsSystemDisk(facts)).toEqual([]);
});
