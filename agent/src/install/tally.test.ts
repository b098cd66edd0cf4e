import { describe, expect, it } from 'vitest';
import { countPcs, withPc } from './tally.ts';

const id = (digit: string) => digit.repeat(32);
const pc = { device: id('a'), day: '2026-11-26' };

describe('the list of a kit', () => {
  it('has a line a PC, for Excel, whose later installation takes the place of the one before', () => {
    const first = withPc('', { ...pc, label: 'Quầy 2, tầng 1', assetTag: '=1+1' });
    expect(first).toBe(
      `\uFEFFma_may,so_may,ngay,vi_tri,so_hieu_tai_san,ma_kiem_ke\r\n${pc.device},,2026-11-26,"Quầy 2, tầng 1",'=1+1,\r\n`,
    );
    const again = withPc(first, { ...pc, deviceNumber: 12, label: 'Quầy 3', inventoryHashes: [id('1'), id('2')] });
    expect(again.split('\r\n').filter((line) => line.startsWith(pc.device))).toEqual([
      `${pc.device},12,2026-11-26,Quầy 3,'=1+1,${id('1')} ${id('2')}`,
    ]);
  });

  it('keeps what was said of a PC when the next installation is asked and told nothing', () => {
    const told = withPc('', {
      ...pc,
      deviceNumber: 12,
      label: 'Quầy "2", tầng 1',
      assetTag: '-7',
      inventoryHashes: [id('1')],
    });
    expect(withPc(told, { ...pc, inventoryHashes: [] })).toBe(told);
  });

  it('drops a line that was torn when a stick was pulled out', () => {
    expect(withPc(`${withPc('', pc)}bbbb`, { ...pc, device: id('c') })).not.toContain('bbbb');
  });
});

describe('the count', () => {
  it('has inventoried PCs in it, each once however often it was inventoried', () => {
    const list = withPc(withPc('', pc), { ...pc, device: id('b') });
    const inventories = [
      { name: 'kiemke-1.json', machine: id('1') },
      { name: 'kiemke-2.json', machine: id('1') },
      { name: 'kiemke-3.json' },
    ];
    expect(countPcs(list, inventories)).toBe(4);
  });

  it('has a PC once that was inventoried and then installed, or the other way round', () => {
    const list = withPc('', { ...pc, inventoryHashes: [id('1'), id('2')] });
    const of = (digit: string) => ({ name: `kiemke-${digit}.json`, machine: id(digit) });
    expect(countPcs(list, [of('1')])).toBe(1);
    expect(countPcs(list, [of('2'), of('3')])).toBe(2);
  });
});
