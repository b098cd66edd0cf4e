import { expect, it } from 'vitest';
import { kitOwnFiles, kitUses, mayHaveKit, openToListeners, unreachableFromCommunes } from './kit.ts';

it('lets a fifth more PCs join than there are', () => {
  expect([1, 5, 30, 31].map(kitUses)).toEqual([2, 6, 36, 38]);
});

it.each([
  [{ code: '99001', name: 'xã Ví Dụ', kind: 'commune' }, true],
  [{ code: '99001', name: 'xã Ví Dụ', kind: 'commune', successor: '99002' }, false],
  [{ code: '99', name: 'Tỉnh Ví Dụ', kind: 'province' }, true],
] as const)('is made for %o: %s', (unit, expected) => {
  expect(mayHaveKit(unit)).toBe(expected);
});

it.each(['http://127.0.0.1:8750', 'https://localhost', 'http://[::1]:8750', 'http://0.0.0.0:8750'])(
  'makes no kit for %s, which every PC takes for itself',
  (url) => {
    expect(unreachableFromCommunes(url)).toContain('--url');
  },
);

it.each(['https://mach.tinh.example.vn', 'http://10.1.0.5:8750'])('takes %s', (url) => {
  expect(unreachableFromCommunes(url)).toBeUndefined();
});

it('says what is wrong with an address in the clear', () => {
  expect(openToListeners('http://10.1.0.5:8750')).toContain('--plain-http');
  expect(openToListeners('https://10.1.0.5:8750')).toBeUndefined();
});

it('writes what old editors of Windows read too', () => {
  const kit = { v: 1, collectorUrl: 'https://x.vn', unitCode: '99001', unitName: 'xã Ví Dụ', pcs: 30, expiresAt: '' };
  const files = new Map(
    kitOwnFiles(kit, 'mach_join_x', 'một\nhai').map(({ path, content }) => [path, `${Buffer.from(content.bytes)}`]),
  );
  expect(JSON.parse(files.get('kit.json') ?? '')).toEqual(kit);
  expect(files.get('ma-cai-dat.txt')).toBe('mach_join_x\n');
  expect(files.get('DOC-TRUOC.txt')).toBe('\uFEFFmột\r\nhai');
});
