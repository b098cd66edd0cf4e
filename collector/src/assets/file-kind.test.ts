import { expect, it } from 'vitest';
import { delimiterIn } from './csv-grid.ts';
import { fileKind } from './file-kind.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['', 'empty'],
  ['PK\x03\x04....xl/workbook.xml', 'xlsx'],
  ['PK\x03\x04....word/document.xml', 'word'],
  ['PK\x03\x04....photo.jpg', 'zip'],
  ['\xd0\xcf\x11\xe0....W\0o\0r\0k\0b\0o\0o\0k\0', 'xls'],
  ['\xd0\xcf\x11\xe0....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0', 'locked'],
  ['%PDF-1.7', 'pdf'],
  ['\n<html><table>', 'html'],
  ['\xff\xfea\0', 'csv-utf16'],
  ['a,b\n1,2', 'csv-utf8'],
  ['M\xb8y t\xddnh,1', 'csv-other'],
])('%j is %s', (text, kind) => {
  expect(fileKind(bytes(text))).toBe(kind);
});

it('the sign between cells is the one that there is most of', () => {
  expect([delimiterIn('a,b\n1,2'), delimiterIn('a;b\n1,5;2'), delimiterIn('a\tb')]).toEqual([',', ';', '\t']);
});
