import type { Verdict } from '@mach/diagnosis';
import { CAUSES, type Incident } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldIncident } from '../state/fold-incident.ts';
import { FOLD_LIMITS } from '../state/fold-limits.ts';
import { BLANK, type Judged, keepBook, type Memory } from './incident-book.ts';
import { INCIDENT_LIMITS } from './incident-limits.ts';
import { subjectOf } from './subject.ts';

const HALF_MINUTE_MS = 30_000;
const verdict = (given: Partial<Verdict> = {}, sites: readonly string[] = ['s1']): Verdict => ({
  stage: 'final',
  trouble: 'down',
  cause: 'line',
  causes: [given.cause ?? 'line'],
  alike: [],
  scope: { kind: 'site', id: sites[0] ?? '', sites, communes: sites.map((site) => `c${site}`) },
  confidence: 0.9,
  vantages: 3,
  since: 0,
  evidence: [],
  ...given,
});
const silent = verdict({ stage: 'provisional', causes: ['line', 'router', 'power'] });

/** Judges each half a minute; what is heard is whatever no verdict names. */
function run(rounds: readonly (readonly Verdict[])[], limits = INCIDENT_LIMITS, told: Judged['told'] = new Map()) {
  const incidents = new Map<number, Incident>();
  let memory: Memory = BLANK;
  const types: string[] = [];
  let leftOut = 0;
  for (const [round, verdicts] of rounds.entries()) {
    const now = (round + 1) * HALF_MINUTE_MS;
    const bad = new Set(verdicts.flatMap(({ scope }) => scope.sites));
    const heard = new Set(['s1', 's2', 's3', 's4'].filter((site) => !bad.has(site)));
    const kept = keepBook(incidents.values(), memory, { now, verdicts, told, heard, backAt: () => undefined }, limits);
    memory = kept.memory;
    leftOut += kept.leftOut;
    for (const fact of kept.facts) {
      foldIncident(incidents, fact, now, FOLD_LIMITS);
      types.push(`${fact.number} ${fact.type}`);
    }
  }
  return { incidents: [...incidents.values()], types, leftOut };
}
const times = <Item>(count: number, item: Item): readonly Item[] => Array<Item>(count).fill(item);

describe('opening', () => {
  it.each<[string, Verdict, number]>([
    ['a silence at once', silent, 1],
    [
      'names that nobody told of when they stand for longer',
      verdict({ stage: 'provisional', cause: 'dns', causes: ['dns', 'collector'] }),
      4,
    ],
    ['a dead service when it stands', verdict({ cause: 'service' }), 2],
    ['a slow line after five minutes', verdict({ trouble: 'slow' }), 11],
    ['what nobody can tell after five minutes', verdict({ cause: 'not-enough-evidence' }), 11],
    ['one PC after ten minutes', verdict({ cause: 'pc', scope: { ...silent.scope, kind: 'device', id: 'd' } }), 21],
  ])('%s', (_claim, given, rounds) => {
    expect(run(times(rounds - 1, [given])).types).toEqual([]);
    expect(run(times(rounds, [given])).types).toEqual(['1 opened']);
  });

  it('never for an office that is switched off', () => {
    expect(run(times(50, [verdict({ cause: 'switched-off' })])).types).toEqual([]);
  });

  it('begins when it was seen first, not when it was believed', () => {
    const { incidents } = run([[verdict({ since: 5_000 })], ...times(3, [verdict({ since: 90_000 })])]);
    expect(incidents).toMatchObject([{ since: 5_000 }]);
  });

  it('names the document of an outage that was announced', () => {
    const given = verdict({ cause: 'service', announced: 'EVN 12/2026' });
    expect(run(times(2, [given])).incidents).toMatchObject([{ announced: 'EVN 12/2026' }]);
  });

  it('happens once for a PC that lies for a month, whose history does not grow', () => {
    const lie = verdict({ cause: 'pc', trouble: 'slow', scope: { ...silent.scope, kind: 'device', id: 'd' } });
    const { incidents, types } = run(times(30 * 2_880, [lie]));
    expect(types).toEqual(['1 opened']);
    expect(incidents[0]?.steps).toHaveLength(1);
  });

  it('is bounded, and what was left out is counted', () => {
    const many = ['s1', 's2', 's3'].map((site) => verdict({ stage: 'provisional' }, [site]));
    const { incidents, leftOut } = run([many], { ...INCIDENT_LIMITS, openMax: 2 });
    expect([incidents.length, leftOut]).toEqual([2, 1]);
  });
});

describe('changing its mind', () => {
  it('is told once it is seen twice, and not for a moment', () => {
    const other = verdict({ stage: 'provisional', causes: ['isp'], cause: 'isp' });
    const wavering = [[silent], [other], [silent], [other], [silent]];
    expect(run(wavering).types).toEqual(['1 opened']);
    expect(run([[silent], [other], [other]]).types).toEqual(['1 opened', '1 changed']);
  });

  it('is one where several sites, each silent for itself as it seemed, tell of one provider', () => {
    const other = verdict({ stage: 'provisional', causes: ['line', 'router', 'power'] }, ['s2']);
    const provider = verdict({ cause: 'isp', causes: ['isp'] }, ['s1', 's2']);
    const isp = { ...provider, scope: { ...provider.scope, kind: 'isp' as const, id: 'VNPT' } };
    const told = new Map([
      [1, isp],
      [2, isp],
    ]);
    const { types, incidents } = run([[silent, other], []], INCIDENT_LIMITS, told);
    expect(types).toEqual(['1 opened', '2 opened', '1 changed', '2 joined']);
    expect(incidents).toMatchObject([{ cause: 'isp', scope: { kind: 'isp', id: 'VNPT' } }, { into: 1 }]);
  });

  it('is told at once where its sites have told', () => {
    const told = new Map([[1, verdict({ cause: 'power', causes: ['power'] })]]);
    const { incidents } = run([[silent], []], INCIDENT_LIMITS, told);
    expect(incidents[0]?.steps.map(({ view }) => view.cause)).toEqual(['line', 'power']);
  });

  it('does not forget for sure what more silence makes doubtful', () => {
    const final = verdict();
    expect(run([[silent], [final], [final], [silent], [silent]]).incidents).toMatchObject([{ stage: 'final' }]);
  });

  it('takes in smaller ones when it turns out to be theirs all', () => {
    const one = (site: string) => ({
      ...silent,
      scope: { ...silent.scope, id: site, sites: [site], communes: [`c${site}`] },
    });
    const all = { kind: 'isp', id: 'X', sites: ['s1', 's2', 's3'], communes: ['cs1', 'cs2', 'cs3'] } as const;
    const provider = { ...silent, scope: all, causes: ['isp'], cause: 'isp' } as const;
    const { incidents } = run([[one('s1'), one('s2')], [provider], [provider]]);
    expect(incidents).toMatchObject([
      { number: 1, scope: { kind: 'isp', id: 'X' }, sites: ['s1', 's2', 's3'] },
      { number: 2, into: 1 },
    ]);
  });
});

describe('ending', () => {
  const open = times(2, [verdict({ cause: 'service', scope: { ...silent.scope, kind: 'service', id: 'portal' } })]);

  it('needs good readings for long enough', () => {
    expect(run([...open, ...times(5, [])]).types).toEqual(['1 opened']);
    const ended = run([...open, ...times(6, [])]);
    expect(ended.types).toEqual(['1 opened', '1 ended']);
    expect(ended.incidents).toMatchObject([{ endedAt: 3 * HALF_MINUTE_MS }]);
  });

  it('is put off by what is bad again meanwhile', () => {
    expect(run([...open, ...times(4, []), ...open, ...times(4, [])]).types).toEqual(['1 opened']);
  });
});

it('never has one trouble twice, never goes back in time, and tells nothing of what has ended', () => {
  const site = fc.constantFrom('s1', 's2', 's3');
  const made = fc
    .record({ stage: fc.constantFrom('provisional', 'final'), cause: fc.constantFrom(...CAUSES), id: site })
    .map(({ stage, cause, id }) => verdict({ stage, cause, causes: [cause] } as Partial<Verdict>, [id]));
  const rounds = fc.array(fc.uniqueArray(made, { maxLength: 3, selector: ({ scope }) => scope.id }), { maxLength: 60 });
  fc.assert(
    fc.property(rounds, (given) => {
      const { incidents, types } = run(given);
      for (const { steps, number, endedAt, since } of incidents) {
        expect(steps[0]?.type).toBe('opened');
        expect(steps.slice(1).filter(({ type }) => type === 'opened')).toEqual([]);
        expect(steps.filter(({ type }) => type === 'ended' || type === 'joined').length).toBe(
          endedAt === undefined ? 0 : 1,
        );
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b));
        if (endedAt !== undefined) expect(endedAt).toBeGreaterThanOrEqual(since);
        expect(types.filter((type) => type === `${number} opened`)).toHaveLength(1);
      }
      const open = incidents.filter(({ endedAt }) => endedAt === undefined);
      const subjects = open.map(subjectOf);
      expect(new Set(subjects).size).toBe(subjects.length);
    }),
    { numRuns: 300 },
  );
});
