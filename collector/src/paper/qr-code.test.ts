import { inflateSync } from 'node:zlib';
import { slipPaper } from '@mach/messages';
import type { Slip } from '@mach/wire';
import PizZip from 'pizzip';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { wordText, writeWord } from '../adapters/docx.ts';
import { incidentWord } from './incident-word.ts';
import { qrPng } from './qr-code.ts';

const ADDRESS = 'https://mach.example/verify?code=262389750546';

it('a picture for documents has each module of the code, and the same bytes each time', () => {
  const png = Buffer.from(qrPng(ADDRESS));
  expect(png).toEqual(Buffer.from(qrPng(ADDRESS)));
  const { size, data } = encode(ADDRESS, { ecc: 'M', border: 4 });
  const width = png.readUInt32BE(16);
  const dots = width / size;
  expect([Number.isInteger(dots), png.readUInt32BE(20)]).toEqual([true, width]);
  const begins = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(begins, begins + png.readUInt32BE(begins - 8)));
  const bytesARow = 1 + Math.ceil(width / 8);
  const isDark = (x: number, y: number) => (((rows[y * bytesARow + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0;
  const read = data.map((row, y) => row.map((_, x) => isDark(x * dots + 2, y * dots + 2)));
  expect(read).toEqual(data);
});

const slip = {
  ...{ form: 1, kind: 'slip', number: 7, about: 'internet', madeAt: 0, since: 0, stage: 'final', trouble: 'down' },
  ...{
    cause: 'line',
    causes: ['line'],
    alike: [],
    scope: { kind: 'commune', id: '99001' },
    confidence: 0.9,
    vantages: 2,
  },
  ...{ evidence: [], commune: { code: '99001', name: 'xã Số 1' }, rows: [], rowsLeftOut: 0 },
  places: { communes: 1, sites: 1 },
} as unknown as Slip;
const stamp = { code: '262389750546', sha256: 'f'.repeat(64), verifyAt: 'https://mach.example/verify' };

it('stands on a slip with the address and the code, and changes none of its text', () => {
  const paper = slipPaper(slip, 'vi', stamp);
  expect(paper.qr?.address).toBe(ADDRESS);
  const { qr: _, ...without } = paper;
  const bytes = writeWord(incidentWord(paper, 'slip', 'vi'));
  const zip = new PizZip(bytes);
  expect(Buffer.from(zip.file('word/media/qr.png')?.asUint8Array() ?? [])).toEqual(Buffer.from(qrPng(ADDRESS)));
  expect(zip.file('word/_rels/document.xml.rels')?.asText()).toContain('Id="rId-qr"');
  expect(wordText(bytes)).toBe(wordText(writeWord(incidentWord(without, 'slip', 'vi'))));
});

it.each([
  ['that is not frozen', { verifyAt: stamp.verifyAt }],
  ['that nobody else could open', { ...stamp, verifyAt: 'http://127.0.0.1:8750/verify' }],
  ['without an address', { code: stamp.code }],
])('stands on no slip %s', (_what, given) => {
  expect(slipPaper(slip, 'vi', given)).not.toHaveProperty('qr');
});
