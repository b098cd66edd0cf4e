import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const SENTENCE = 'xã Bình Sơn; đặc khu Lý Sơn; phường Trà Câu, thị trấn, Hòa, Hoà, ưỡn ẹo';
/** Written by iconv of the GNU C library (-t CP1258, -t TCVN). */
const CP1258 = 'eGHeIEJpzG5oIFP1biwg8OPyYyBraHUgTHnsIFP1biwgcGj99cxuZyBUcuAgQ+J1';
const TCVN = 'eLcgQtduaCBTrG4=';

const utf16 = (text: string, mark = true) => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');

describe('the text of a table as offices save it', () => {
  it('is read as UTF-8 with and without a mark, composed or not', () => {
    expect(decodeText(Buffer.from(`\uFEFF${SENTENCE}`))).toEqual({ text: SENTENCE, encoding: 'utf-8' });
    expect(decodeText(Buffer.from(SENTENCE.normalize('NFD')))).toEqual({ text: SENTENCE, encoding: 'utf-8' });
  });

  it('is read as UTF-16 of Excel’s "Unicode text", of either order, also without its mark', () => {
    const expected = { text: SENTENCE, encoding: 'utf-16' };
    expect(decodeText(utf16(SENTENCE))).toEqual(expected);
    expect(decodeText(utf16(SENTENCE).swap16())).toEqual(expected);
    expect(decodeText(utf16('commune_code,commune', false))).toMatchObject({ text: 'commune_code,commune' });
  });

  it('is read as TCVN3, in bytes and where somebody saved those as UTF-8', () => {
    const bytes = Buffer.from(TCVN, 'base64');
    expect(decodeText(bytes)).toEqual({ text: 'xã Bình Sơn', encoding: 'tcvn3' });
    expect(decodeText(Buffer.from(bytes.toString('latin1')))).toEqual({ text: 'xã Bình Sơn', encoding: 'tcvn3' });
  });

  it('is mended where UTF-8 was taken for a code page of Windows and saved again, and is not called TCVN3', () => {
    for (const page of ['windows-1252', 'windows-1258']) {
      const twice = Buffer.from(`\uFEFF${new TextDecoder(page).decode(Buffer.from(SENTENCE))}`);
      expect(decodeText(twice)).toEqual({ text: SENTENCE, encoding: 'utf-8-twice' });
    }
  });

  it('is read in the code page of Vietnamese Windows', () => {
    const text = 'xã Bình Sơn, đặc khu Lý Sơn, phường Trà Câu';
    expect(decodeText(Buffer.from(CP1258, 'base64'))).toEqual({ text, encoding: 'windows-1258' });
  });

  it('that is plain stays plain', () => {
    expect(decodeText(Buffer.from('a,b\n1,2\n'))).toEqual({ text: 'a,b\n1,2\n', encoding: 'utf-8' });
    expect(decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]))).toEqual({ text: 'café', encoding: 'windows-1252' });
  });
});
