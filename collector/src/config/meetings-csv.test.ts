import { describe, expect, it } from 'vitest';
import { meetingsFromRows } from './meetings-csv.ts';

const HEAD = ['title', 'starts', 'ends', 'communes'];
const START = Date.parse('2026-12-08T08:00:00+07:00');

describe('a calendar of meetings', () => {
  it('gives meetings with their communes, each named once', () => {
    const read = meetingsFromRows([
      HEAD,
      ['Giao ban tuần', '08/12/2026 08:00', '08/12/2026 10:30', '99001, 99002 99001'],
      ['Họp toàn tỉnh', '2026-12-08 08:00', '', ''],
    ]);
    expect(read).toEqual({
      ok: true,
      rows: [
        { title: 'Giao ban tuần', startsAt: START, endsAt: START + 9_000_000, communes: ['99001', '99002'] },
        { title: 'Họp toàn tỉnh', startsAt: START, endsAt: START + 14_400_000, communes: [] },
      ],
    });
  });

  it('names every mistake with its place, what was found and what would be right', () => {
    const read = meetingsFromRows([
      HEAD,
      ['', '8h sáng mai', '', '9901'],
      ['Họp', '08/12/2026 08:00', '07/12/2026 08:00', ''],
    ]);
    expect(read.ok ? [] : read.problems.map(({ path, found }) => `${path}: ${found}`)).toEqual([
      'line 2, title: ""',
      'line 2, starts: "8h sáng mai"',
      'line 2, communes: "9901"',
      'line 3, ends: "07/12/2026 08:00"',
    ]);
  });

  it('says which column is missing or strange', () => {
    expect(meetingsFromRows([['title', 'start']])).toMatchObject({
      ok: false,
      problems: [{ path: 'line 1, starts' }, { path: 'line 1, start' }],
    });
  });
});
