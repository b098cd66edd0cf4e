import type { Dossier, DossierOutage, PaperView, Slip } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { dossierPaper } from './dossier-paper.ts';
import { groupedCode, type Paper } from './paper.ts';
import { slipFacts, slipPaper } from './slip-paper.ts';

const at = (hours: number, minutes = 0) => Date.UTC(2026, 10, 25, hours - 7, minutes);
const view: PaperView = {
  ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: ['router'], vantages: 12 },
  ...{
    confidence: 0.93,
    evidence: [{ code: 'line-silent', parameters: { devices: 12 } }],
    scope: { kind: 'isp', id: 'VNPT' },
  },
};
const seconds = { up: 0, degraded: 90, down: 1_530, switchedOff: 0, powerCut: 0, noData: 60 };
const outage = (place: number): DossierOutage => ({
  ...{
    communeCode: `9900${place}`,
    commune: `xã Số ${place}`,
    siteId: `s${place}`,
    site: 'Trụ sở',
    subject: 'line.internet',
  },
  ...{
    name: 'VNPT · FTTH-1',
    from: at(8),
    to: at(9),
    spellsLeftOut: 0,
    working: seconds,
    outside: { ...seconds, down: 0 },
  },
  spells: [{ from: at(8, 5), to: at(8, 30), state: 'down' }],
  announced: { workingS: 300, outsideS: 0 },
  watch: { devices: 2, measurements: 240, failed: 100 },
  targets: [
    {
      ...{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'always', outcome: 'undecided' },
      ...{ first: '2026-11-01', last: '2026-11-30', allowedS: 12_960, downS: 2_000, ofThisS: 1_530 },
    },
  ],
});
const dossier: Dossier = {
  ...view,
  ...{ form: 1, kind: 'dossier', number: 12, madeAt: at(17), since: at(8), endedAt: at(9), outagesLeftOut: 0 },
  communes: [1, 2].map((place) => ({ code: `9900${place}`, name: `xã Số ${place}` })),
  province: { code: '99', name: 'tỉnh Ví Dụ' },
  names: {},
  steps: [
    { ...view, at: at(8, 6), type: 'opened', sites: 1, communes: 1, grown: [], shrunk: [], changed: [] },
    {
      ...view,
      at: at(8, 9),
      type: 'changed',
      sites: 2,
      communes: 2,
      grown: ['xã Số 2'],
      shrunk: ['xã Số 3'],
      changed: ['cause'],
    },
  ],
  outages: [outage(1), outage(2)],
  lines: [
    { id: 'l', siteId: 's1', site: 'Trụ sở', kind: 'internet', provider: 'VNPT', circuit: 'FTTH-1', contract: 'HĐ-7' },
  ],
  notices: [{ id: 'o', document: '12/TB', cause: 'line', from: at(8), to: at(8, 5), communes: [] }],
  written: [
    {
      id: 1,
      cause: 'line',
      text: '<script>',
      saidBy: 'tổng đài',
      heardAt: at(8, 20),
      writtenAt: at(8, 21),
      by: 'account:an',
      post: 'Phòng CNTT',
    },
  ],
};
const slip: Slip = {
  ...view,
  ...{
    form: 1,
    kind: 'slip',
    number: 12,
    about: 'internet',
    madeAt: at(17),
    since: at(8),
    endedAt: at(9),
    rowsLeftOut: 0,
  },
  commune: { code: '99001', name: 'xã Số 1' },
  places: { communes: 2, sites: 2 },
  rows: [
    {
      site: 'Trụ sở',
      subject: 'line.internet',
      name: 'VNPT',
      from: at(8, 5),
      to: at(8, 30),
      affectedS: 1_530,
      noDataS: 60,
    },
  ],
};
const stamp = { code: '200000000004', sha256: 'a'.repeat(64), verifyAt: 'https://mach.example/verify' };

const textOf = (paper: Paper): string => JSON.stringify(paper);

describe.each(['vi', 'en'] as const)('in %s', (language) => {
  it('a dossier has rows as wide as their heads, and a word for everything', () => {
    const paper = dossierPaper(dossier, language, stamp);
    for (const block of paper.blocks) {
      if (block.kind !== 'table') continue;
      for (const row of [...block.rows, ...(block.total === undefined ? [] : [block.total])])
        expect([block.name, row.length]).toEqual([block.name, block.columns.length]);
    }
    for (const text of [textOf(paper), textOf(slipPaper(slip, language, stamp))])
      expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    expect(paper.foot.join()).toContain('2000 0000 0004');
  });

  it('a name that turns the direction of writing turns nothing on paper', () => {
    const name = 'xã \u202eVí Dụ';
    const turned = { ...slip, commune: { ...slip.commune, name } };
    expect(textOf(slipPaper(turned, language, stamp))).not.toContain('\u202e');
    const site = { ...dossier, commune: { code: '99001', name } };
    expect(textOf(dossierPaper(site, language, stamp))).not.toContain('\u202e');
  });

  it('an incident that lasts has no end on paper, and one that is not frozen proves nothing', () => {
    const { endedAt: _, ...lasting } = dossier;
    const paper = dossierPaper(lasting, language);
    expect(paper.foot).toHaveLength(1);
    expect(paper.foot.join()).not.toMatch(/\d{4} \d{4}/);
  });
});

it('a dossier tells minutes within and outside working time, and what the promise leaves', () => {
  const text = textOf(dossierPaper(dossier, 'vi'));
  for (const figure of ['25,5', '51', '216', '33,3', 'thêm: xã Số 2', 'bớt: xã Số 3', '12/TB', 'Phòng CNTT'])
    expect(text).toContain(figure);
});

it('a slip says which system, from when to when, how much working time and from how many places', () => {
  expect(slipFacts(slip, 'vi').map(([, value]) => value)).toEqual([
    'Đường truyền Internet của cơ quan',
    'Không sử dụng được',
    'từ 08:05 25/11/2026 đến 08:30 25/11/2026',
    '26 phút',
    '12 máy, tại 2 địa điểm của 2 xã, phường, đặc khu',
    'Nhiều khả năng do thiết bị đầu cuối hoặc đường truyền của nhà mạng (độ tin cậy cao)',
  ]);
  const { endedAt: _, ...lasting } = { ...slip, rows: slip.rows.map(({ to: __, ...row }) => row) };
  expect(slipFacts(lasting, 'vi')[2]?.[1]).toContain('chưa khôi phục');
});

it('a slip has the head of an official paper: whose, the State’s name and motto, place and day', () => {
  const { left, right, placeAndDate } = slipPaper(slip, 'vi').head;
  expect(left).toEqual(['ỦY BAN NHÂN DÂN XÃ SỐ 1']);
  expect(right).toEqual(['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']);
  expect(placeAndDate).toBe('Xã Số 1, ngày 25 tháng 11 năm 2026');
  const spring = slipPaper({ ...slip, madeAt: Date.UTC(2027, 1, 3) }, 'vi').head.placeAndDate;
  expect(spring).toBe('Xã Số 1, ngày 03 tháng 02 năm 2027');
});

it('a slip does not say twice that a cause is likely', () => {
  const [name, value] = slipFacts(slip, 'vi')[5] ?? [];
  expect(`${name}: ${value}`.match(/nhiều khả năng/gi)).toHaveLength(1);
});

it('a code is read in groups of four', () => {
  expect(groupedCode('200000000004')).toBe('2000 0000 0004');
});
