import { percent } from './print-tally.ts';
import type { Family } from './report.ts';
import type { Tally } from './tally.ts';
import type { TimeToFinal } from './time-to-final.ts';
import type { Times } from './time-to-verdict.ts';

interface Found {
  readonly families: readonly Family[];
  readonly all: Tally;
  readonly followed: readonly Times[];
  readonly returned: readonly TimeToFinal[];
  readonly falseAWeek: number | undefined;
}

/** A promise, what was found, and whether it is kept. */
interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly found: string;
  readonly isKept: boolean | undefined;
}

const SHARES = { provisional: 0.99, single: 0.99, several: 0.95, sure: 0.9 } as const;
const CALIBRATION_MAX = 0.05;
const PROVISIONAL_MS = 60_000;

/** The promises on verdicts beside what a run found, as a table; a figure of which nothing was measured is a dash. */
export function goalsTable(found: Found): string {
  const rows = goalsOf(found).map(
    ({ what, goal, found: figure, isKept }) =>
      `| ${what} | ${goal} | ${figure} | ${isKept === undefined ? '–' : isKept ? 'yes' : '**no**'} |`,
  );
  return ['| promise | goal | found | kept |', '|---|---|---|---|', ...rows].join('\n');
}

function goalsOf({ families, all, followed, returned, falseAWeek }: Found): readonly Goal[] {
  const share = (what: string, least: number, part: number, whole: number): Goal => ({
    what,
    goal: `≥ ${Math.round(least * 100)} %`,
    found: whole === 0 ? '–' : `${percent(part / whole)} (${part} of ${whole})`,
    isKept: whole === 0 ? undefined : part / whole >= least,
  });
  const sets = families.map(({ name, of: { provisional } }) =>
    share(`provisional set holds the cause: ${name}`, SHARES.provisional, provisional.holding, provisional.sets),
  );
  const final = families.map(({ name, count, of }) =>
    share(`final verdict names it: ${name}`, count === 1 ? SHARES.single : SHARES.several, of.right, of.faults),
  );
  const [single] = families;
  const within = (times: readonly { readonly provisionalMs?: number }[]) =>
    times.filter(({ provisionalMs }) => (provisionalMs ?? Number.POSITIVE_INFINITY) <= PROVISIONAL_MS).length;
  const silent = followed.filter(({ isSilencing }) => isSilencing);
  const ofAll = (what: string, part: number, whole: number) => ({
    ...share(what, 1, part, whole),
    goal: 'all',
  });
  const error = (what: string, { error: off, bins }: Tally['calibration']): Goal => ({
    what: `confidence is off by: ${what}`,
    goal: `≤ ${CALIBRATION_MAX}`,
    found: off.toFixed(3),
    isKept: bins.every(({ count }) => count === 0) ? undefined : off <= CALIBRATION_MAX,
  });
  return [
    ...sets,
    ofAll('a silent site has its set within 60 s', within(silent), silent.length),
    ...final,
    ofAll(
      'final within 5 minutes of the sites’ return',
      returned.filter(({ finalMs }) => finalMs !== undefined).length,
      returned.length,
    ),
    ofAll('where nothing tells two causes apart, that is said', all.undecidable.saidSo, all.undecidable.faults),
    {
      what: '“not enough” where one cause alone fits',
      goal: '0',
      found: String(all.withheld),
      isKept: all.withheld === 0,
    },
    {
      what: 'false incidents a province-week',
      goal: '< 1',
      found: falseAWeek === undefined ? '–' : falseAWeek.toFixed(1),
      isKept: falseAWeek === undefined ? undefined : falseAWeek < 1,
    },
    error('all verdicts', all.calibration),
    error('without “switched off”', all.ofTroubles),
    ...families.map(({ name, of }) => error(name, of.calibration)),
    {
      what: 'decidable single faults said with ≥ 0.9',
      goal: `≥ ${SHARES.sure * 100} %`,
      found: single === undefined ? '–' : percent(single.of.sure),
      isKept: single === undefined ? undefined : single.of.sure >= SHARES.sure,
    },
  ];
}
