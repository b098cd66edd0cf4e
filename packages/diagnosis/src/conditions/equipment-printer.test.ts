import { describe, expect, it } from 'vitest';
import { device, foundOf } from '../testing/made-equipment.ts';
import { read } from '../testing/made-up.ts';

const told = (...readings: Parameters<typeof device>[1][]) =>
  foundOf(device('printer', ...readings)).map(({ code, level, parameters }) => ({ code, level, ...parameters }));
const says = (reasons: string) => read('snmp-printer', { reasons, pages: 9 });
const tray = (name: string, hasPaper: boolean) => read('snmp-tray', { hasPaper }, name);
const supply = (name: string, values: object) => read('snmp-supply', { supply: 'toner', ...values }, name);

describe('a printer', () => {
  it('that is well has nothing', () => {
    expect(told(says('none'), tray('Tray 1', true), supply('Black', { levelRatio: 0.6 }))).toEqual([]);
  });

  it('that is stopped is told once, by the worst, with all of it', () => {
    expect(told(says('cover-open jam low-paper'))).toEqual([
      { code: 'printer-stopped', level: 'failing', because: 'jam', reasons: 'jam cover-open' },
    ]);
  });

  it('is out of paper when all its trays are, whatever it says', () => {
    expect(told(says('none'), tray('1', false), tray('2', false))).toMatchObject([{ because: 'no-paper' }]);
    expect(told(says('no-paper'))).toMatchObject([{ because: 'no-paper' }]);
    expect(told(says('no-paper'), tray('1', false), tray('2', true))).toEqual([]);
  });

  it.each([
    [
      'a tenth left',
      { levelRatio: 0.1 },
      [{ code: 'printer-supply-low', level: 'ageing', supply: 'Black', kind: 'toner', levelRatio: 0.1 }],
    ],
    [
      'nothing left',
      { levelRatio: 0 },
      [{ code: 'printer-supply-low', level: 'at-risk', supply: 'Black', kind: 'toner', levelRatio: 0 }],
    ],
    ['enough', { levelRatio: 0.11 }, []],
    ['some left', { someLeft: true }, []],
  ])('with %s', (_, values, expected) => {
    expect(told(supply('Black', values))).toEqual(expected);
  });

  it('that says that toner is low and not which is believed', () => {
    expect(told(says('low-toner'))).toEqual([
      { code: 'printer-supply-low', level: 'ageing', supply: '', kind: 'toner' },
    ]);
  });
});
