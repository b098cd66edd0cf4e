import { describe, expect, it } from 'vitest';
import { factsWith, NOW, read } from '../testing/made-up.ts';
import { endOfSupport } from './end-of-support.ts';

const windows10 = read('os', {
  platform: 'win32',
  distro: 'Microsoft Windows 10 Pro',
  release: '10.0.19045',
  build: '19045',
});
const debian = (release: string) => read('os', { platform: 'linux', distro: 'Debian GNU/Linux', release });

describe('end of support', () => {
  it('Windows 10 has ended, and updates can still be bought', () => {
    expect(endOfSupport(factsWith(windows10), NOW)).toEqual([
      {
        code: 'end-of-support',
        level: 'at-risk',
        component: 'operating-system',
        parameters: {
          product: 'Windows 10 22H2',
          endOfSupport: '2025-10-14',
          daysSince: 404,
          paidExtensionUntil: '2028-10-10',
        },
      },
    ]);
  });

  it('the last day of updates is a day of support, by the calendar of Vietnam', () => {
    const codeAt = (at: number) => endOfSupport(factsWith(windows10), at)[0]?.code;
    expect(codeAt(Date.UTC(2025, 9, 14, 16, 59))).toBe('ending-support');
    expect(codeAt(Date.UTC(2025, 9, 14, 17, 0))).toBe('end-of-support');
  });

  it('an extension that costs nothing is support', () => {
    expect(endOfSupport(factsWith(debian('12')), NOW)).toEqual([]);
    expect(endOfSupport(factsWith(debian('11')), NOW)[0]?.parameters).toEqual({
      product: 'Debian 11',
      endOfSupport: '2026-08-31',
      daysSince: 83,
    });
  });

  it('a year before the end is told', () => {
    const facts = factsWith(read('os', { distro: 'Microsoft Windows 11 Pro', build: '26200' }));
    expect(endOfSupport(facts, NOW)[0]).toMatchObject({ code: 'ending-support', parameters: { daysLeft: 324 } });
  });

  it('a system that the table does not hold is unknown by its own words', () => {
    expect(endOfSupport(factsWith(read('os', { distro: 'Linux Mint', release: '21' })), NOW)).toEqual([
      expect.objectContaining({
        code: 'fact-unknown',
        parameters: { fact: 'operating-system', because: 'not-recognised', found: 'Linux Mint 21' },
      }),
    ]);
  });
});
