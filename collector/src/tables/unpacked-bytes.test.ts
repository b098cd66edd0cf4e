import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { unpackedBytes } from './unpacked-bytes.ts';

it('adds up what the files of an archive say that they have', async () => {
  const rows = Array.from({ length: 2_000 }, () => ['aaaaaaaaaaaaaaaaaaaa', 1]);
  const archive = await writeXlsx({ sheets: [{ name: 'a', rows }] });
  expect(unpackedBytes(archive)).toBeGreaterThan(archive.length * 3);
  expect(unpackedBytes(Buffer.from('PK no archive'))).toBe(0);
});
