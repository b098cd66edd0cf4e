import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { readTableFile } from './table-file.ts';

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

it('reads a table with semicolons, quotes and empty lines', async () => {
  const text = 'mã xã;tên xã\r\n00123;"xã ""Bình; Sơn"""\r\n;\r\n\r\n';
  expect(await readTableFile(bytesOf(text))).toEqual({
    ok: true,
    format: 'csv',
    encoding: 'utf-8',
    rows: [
      ['mã xã', 'tên xã'],
      ['00123', 'xã "Bình; Sơn"'],
    ],
  });
});

it('reads the first sheet of a workbook, also one that was typed in a font of TCVN3', async () => {
  const sheets = [
    {
      name: 'Xã',
      rows: [
        ['Mã', 'Tên'],
        [123, 'x· B×nh S¬n'],
        [null, null],
      ],
    },
    { name: 'Khác', rows: [['x']] },
  ];
  expect(await readTableFile(await writeXlsx({ sheets }))).toMatchObject({
    ok: true,
    format: 'xlsx',
    rows: [
      ['Mã', 'Tên'],
      ['123', 'xã Bình Sơn'],
    ],
  });
});

it('has back the letters of a UTF-8 table that Excel took for another code page, and refuses one that lost some', async () => {
  const misread = new TextDecoder('windows-1252').decode(Buffer.from('Tên\nxã Bình Sơn\nxã Ba Tơ'));
  const rows = [['Tên'], ['xã Bình Sơn'], ['xã Ba Tơ']];
  const sheets = [{ name: 'Xã', rows: misread.split('\n').map((cell) => [cell]) }];
  expect(await readTableFile(await writeXlsx({ sheets }))).toMatchObject({ ok: true, rows });
  expect(await readTableFile(bytesOf(misread))).toMatchObject({ ok: true, encoding: 'utf-8-twice', rows });
  const lost = bytesOf(misread.replace('¡', '?'));
  expect(await readTableFile(lost)).toMatchObject({ ok: false, why: 'broken-letters' });
});

it('says what is the matter with what is no table', async () => {
  expect(await readTableFile(new Uint8Array())).toMatchObject({ ok: false, why: 'empty' });
  expect(await readTableFile(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatchObject({ ok: false, why: 'old-excel' });
  expect(await readTableFile(bytesOf('PK\u0003\u0004no archive'))).toMatchObject({ ok: false, why: 'unreadable' });
  const small = await writeXlsx({ sheets: [{ name: 'a', rows: [['a']] }] });
  const bomb = Buffer.from(small);
  // The first file of the archive says that it has 4 GB.
  bomb.writeUInt32LE(0xffff_ffff, bomb.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
  expect(await readTableFile(bomb)).toMatchObject({
    ok: false,
    why: 'unreadable',
    detail: expect.stringContaining('MB'),
  });
  expect(await readTableFile(bytesOf('a,b\n"open'))).toMatchObject({ ok: false, why: 'unreadable' });
});
