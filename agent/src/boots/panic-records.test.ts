import { scriptedFiles } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { panicRecordsOf } from './panic-records.ts';

const backend = (text: string) => ({ '/sys/module/pstore/parameters/backend': text });
const kept = { '/var/lib/systemd/pstore/176426460100001/dmesg.txt': '', '/sys/fs/pstore/dmesg-efi_pstore-1': '' };

it.each<[what: string, files: Record<string, string>, found: readonly string[] | undefined]>([
  ['a kernel without a place for them', { ...backend('(null)\n'), ...kept }, undefined],
  ['a kernel that knows no such thing', kept, undefined],
  ['a kernel that never crashed', backend('efi_pstore\n'), []],
  [
    'one that did, before and after systemd put it away',
    { ...backend('efi_pstore\n'), ...kept },
    ['/var/lib/systemd/pstore/176426460100001', '/sys/fs/pstore/dmesg-efi_pstore-1'],
  ],
])('%s', async (_, files, found) => {
  expect(await panicRecordsOf(scriptedFiles({ files }))).toEqual(found);
});

it('remembers the last ones alone', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 80 }, (_, one) => [`/sys/fs/pstore/dmesg-erst-${one + 100}`, '']),
  );
  const found = await panicRecordsOf(scriptedFiles({ files: { ...files, ...backend('erst\n') } }));
  expect(found).toHaveLength(50);
  expect(found?.at(-1)).toBe('/sys/fs/pstore/dmesg-erst-179');
});
