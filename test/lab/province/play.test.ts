import { expect, it } from 'vitest';
import type { FoundIncident } from './fleet.ts';
import { judgePlay } from './play.ts';
import { STORIES, type Story } from './stories.ts';
import { PROVINCE_CABLES, SITES, type Site } from './topology.ts';

const siteOf = (id: string) => id as Site;
const incident = (number: number, causes: FoundIncident['causes'], ...sites: Site[]): FoundIncident => ({
  ...{
    number,
    causes,
    confidence: 0.9,
    sitesTouched: sites,
    told: [{ at: 40_000, causes: ['line', 'router', 'power'] }],
    endedAt: 1,
    evidence: [],
  },
  scope: { kind: 'site' },
});
const story: Story = {
  name: 'two lines',
  changes: [],
  truths: [
    { causes: ['line'], scope: 'site', sites: ['a1'], isSilent: true },
    { causes: ['line'], scope: 'site', sites: ['b2'], isSilent: true },
  ],
};
const lasted = { brokenAt: 0, mendedAt: 240_000 };

it('is right where each fault has an incident of its own with its one cause', () => {
  const found = [incident(1, ['line'], 'b2'), incident(2, ['line'], 'a1')];
  const played = judgePlay(story, found, lasted, siteOf);
  expect(played).toMatchObject({ isRight: true, wrong: [], judged: [{ isSetRight: true }, { isSetRight: true }] });
});

it('counts no incident that turned out to be part of another', () => {
  const found = [
    incident(1, ['line'], 'b2'),
    incident(2, ['line'], 'a1'),
    { ...incident(3, ['power'], 'a1'), into: 2 },
  ];
  expect(judgePlay(story, found, lasted, siteOf)).toMatchObject({ isRight: true, wrong: [] });
});

it.each([
  ['a fault that nobody told', [incident(1, ['line'], 'b2')]],
  ['another cause', [incident(1, ['line'], 'b2'), incident(2, ['router'], 'a1')]],
  ['a set that never became one cause', [incident(1, ['line'], 'b2'), incident(2, ['line', 'router'], 'a1')]],
  ['an incident for nothing', [incident(1, ['line'], 'b2'), incident(2, ['line'], 'a1'), incident(3, ['power'], 'a2')]],
  ['a fault of one site that is told of many', [incident(1, ['line'], 'b2', 'a1', 'a2', 'b1')]],
])('is wrong with %s', (_, found) => {
  expect(judgePlay(story, found, lasted, siteOf).isRight).toBe(false);
});

it.each([
  ['router lan', true],
  ['lan router', true],
  ['router line', false],
  [undefined, false],
])('takes “not enough” for what can’t be told apart where %s is named', (causes, isRight) => {
  const truth = { causes: ['router'], alike: ['lan'], scope: 'site', sites: ['a1'] } as const;
  const evidence = causes === undefined ? [] : [{ code: 'cannot-be-told-apart', parameters: { causes } }];
  const found = [{ ...incident(1, ['not-enough-evidence'], 'a1'), evidence }];
  expect(judgePlay({ ...story, truths: [truth] }, found, lasted, siteOf).isRight).toBe(isRight);
});

it.each([
  ['came too late', [{ at: 61_000, causes: ['line', 'router'] }], false],
  ['came when all was over', [{ at: 300_000, causes: ['line'] }], false],
  ['was without the cause', [{ at: 40_000, causes: ['power'] }], false],
  [
    'was mended within its time',
    [
      { at: 40_000, causes: ['power'] },
      { at: 50_000, causes: ['line'] },
    ],
    true,
  ],
  [
    'was changed after its time',
    [
      { at: 40_000, causes: ['line'] },
      { at: 70_000, causes: ['power'] },
    ],
    true,
  ],
])('judges a first set that %s', (_, told, isSetRight) => {
  const found = [{ ...incident(1, ['line'], 'a1'), told }];
  const one = { ...story, truths: story.truths.slice(0, 1) };
  expect(judgePlay(one, found, lasted, siteOf).judged).toMatchObject([{ isSetRight }]);
});

it('takes a collector that knows that it was off for one that was, though no site is named', () => {
  const truth = { causes: ['collector'], scope: 'province', sites: SITES } as const;
  const found = [{ ...incident(1, ['collector']), scope: { kind: 'province' } as const }];
  expect(judgePlay({ ...story, truths: [truth] }, found, lasted, siteOf).isRight).toBe(true);
});

it('has at least forty stories of different names, at places that there are', () => {
  expect(STORIES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(STORIES.map(({ name }) => name)).size).toBe(STORIES.length);
  for (const { changes, truths } of STORIES) {
    for (const change of changes) if ('cable' in change) expect(PROVINCE_CABLES).toContain(change.cable);
    for (const { sites } of truths) for (const site of sites) expect(SITES).toContain(site);
  }
});
