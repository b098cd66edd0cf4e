import type { Role } from '@mach/wire';

/** Minutes of one person's working time a month: the least, the most probable, the most that could reasonably be. */
export interface Spread {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** A spread with where it comes from: a source, or the honest word `assumption`. */
export interface Figure extends Spread {
  readonly source: string;
}

/** Parts whose minutes are estimated apart and then put together. Inside a part only the most telling figure counts. */
export const PARTS = [
  'memory',
  'system-disk',
  'processor',
  'operating-system',
  'free-space',
  'network',
  'heat',
  'failures',
  'stops',
  'outage',
  'cut-off',
  'start',
] as const;
export type Part = (typeof PARTS)[number];

/**
 * What the list is made by: dated, versioned, and for the province to sign. All minutes are whole and are those of one
 * person at one PC in one month; a role's weight says how many people wait when that PC makes them wait.
 */
export interface PriorityPolicy {
  readonly version: string;
  readonly date: string;
  readonly workingMonthMinutes: number;
  /** Share of the working month in which a PC is in use: turns the share of slow minutes into minutes a month. */
  readonly inUseRatio: Spread & { readonly source: string };
  readonly roleWeights: Readonly<Record<Role, number>>;
  readonly figures: Readonly<Record<FigureName, Figure>>;
  /** What an unknown part is taken to cost before any device of the fleet is known. Its high end is the part's worst figure. */
  readonly priors: Readonly<Record<Part, number>>;
  /** How many imaginary devices the prior counts for, beside the known ones of the fleet; likewise the fleet beside the commune. */
  readonly priorDevices: number;
  /** Stalls are counted over nights too. A PC that was up longer than this has run through one. */
  readonly workdayMs: number;
  /** A measured PC that was silent for so many days is no longer one that is switched off at night. */
  readonly silentFromDays: number;
  /**
   * A PC that was in use and is not heard on `fromWorkingDays` working days, while others of its site are, is suspected to be broken. How
   * likely it is: less while somebody may be on leave (`leaveWorkingDays`), more after, most where its last readings told of a failing part
   * or of stops without a shutdown.
   */
  readonly suspected: {
    readonly fromWorkingDays: number;
    readonly leaveWorkingDays: number;
    readonly othersHeardMin: number;
    readonly chances: { readonly onLeave: number; readonly afterLeave: number; readonly withSign: number };
  };
  /**
   * How much of a working day a PC had no way out, of a day on which such a time began or ended: told by the day, nobody knows more. An
   * incident of one PC stands for ten minutes before it is one.
   */
  readonly cutOffDayRatio: Spread;
  /** A start that takes up to `goodMs` keeps nobody; of a longer one what is more counts, up to `countedMsMax`, once a working day and for `waitedRatio` of it (who switches on and fetches tea does not wait). */
  readonly start: {
    readonly goodMs: number;
    readonly countedMsMax: number;
    readonly daysAMonth: number;
    readonly waitedRatio: Spread;
  };
  /** From so many days without security updates on, the exposure is the larger one. */
  readonly longUnsupportedDays: number;
  /** More people than this at one PC are a wrong entry of the register, or do not wait at the same time. */
  readonly peopleMax: number;
  /** A move of the minutes by less than this share (and `heldMinutes`) since the last list leaves a device where it was. */
  readonly heldRatio: number;
  readonly heldMinutes: number;
  /** A program that waits for the processor seldom keeps the person waiting as long: the share that counts. */
  readonly processorStallWeight: number;
}

export type FigureName =
  | 'memory-scarce'
  | 'memory-tight'
  | 'memory-short'
  | 'memory-enough'
  | 'memory-exhausted'
  | 'disk-hdd'
  | 'disk-ssd'
  | 'disk-slow'
  | 'processor-very-old'
  | 'processor-old'
  | 'processor-recent'
  | 'os-unsupported'
  | 'os-ending'
  | 'space-critical'
  | 'space-low'
  | 'link-poor'
  | 'link-slow'
  | 'link-faulty'
  | 'overheating'
  | 'os-long-unsupported'
  | 'failure-raised'
  | 'failure-high'
  | 'stops-unclean'
  | 'stops-crash'
  | 'silent-long'
  | 'cut-off-days'
  | 'start-slow'
  | 'nothing';

/** Which figures a part can be given; their worst is where the spread of an unknown part ends. */
export const FIGURES_OF_PART: Readonly<Record<Part, readonly FigureName[]>> = {
  memory: ['memory-scarce', 'memory-tight', 'memory-short', 'memory-enough', 'memory-exhausted'],
  'system-disk': ['disk-hdd', 'disk-ssd', 'disk-slow'],
  processor: ['processor-very-old', 'processor-old', 'processor-recent'],
  'operating-system': ['os-unsupported', 'os-long-unsupported', 'os-ending'],
  'free-space': ['space-critical', 'space-low'],
  network: ['link-poor', 'link-slow', 'link-faulty'],
  heat: ['overheating'],
  failures: ['failure-raised', 'failure-high'],
  stops: ['stops-unclean', 'stops-crash'],
  outage: ['silent-long'],
  'cut-off': ['cut-off-days'],
  start: ['start-slow'],
};

const assumed = (low: number, likely: number, high: number): Figure => ({ low, likely, high, source: 'assumption' });

/**
 * The figures shipped. No study of waiting time on commune PCs was found, so all are assumptions of people who have used
 * such PCs, kept wide; slow minutes that were watched replace those of memory, disk, processor and network. The working month is 21 days of 8 hours
 * (Mon–Fri 07:00–11:30 and 13:30–17:00). At a counter the citizen waits with the clerk; in a meeting room several wait, seldom.
 */
export const defaultPolicy: PriorityPolicy = {
  version: '7',
  date: '2026-11-28',
  workingMonthMinutes: 21 * 8 * 60,
  inUseRatio: { low: 0.4, likely: 0.6, high: 0.9, source: 'assumption' },
  roleWeights: { counter: 2, 'meeting-room': 1.5, office: 1, server: 0.8 },
  figures: {
    'memory-scarce': assumed(120, 400, 900),
    'memory-tight': assumed(60, 250, 600),
    'memory-short': assumed(20, 120, 400),
    'memory-enough': assumed(0, 0, 60),
    'memory-exhausted': assumed(10, 60, 240),
    'disk-hdd': assumed(60, 180, 400),
    'disk-ssd': assumed(0, 0, 60),
    'disk-slow': assumed(20, 100, 400),
    'processor-very-old': assumed(40, 140, 400),
    'processor-old': assumed(10, 50, 200),
    'processor-recent': assumed(0, 0, 60),
    'os-unsupported': assumed(5, 30, 200),
    'os-long-unsupported': assumed(10, 50, 300),
    'os-ending': assumed(0, 8, 60),
    'space-critical': assumed(20, 80, 300),
    'space-low': assumed(5, 20, 80),
    'link-poor': assumed(20, 80, 240),
    'link-slow': assumed(0, 5, 40),
    'link-faulty': assumed(10, 40, 200),
    overheating: assumed(10, 40, 200),
    // A repair takes some two working days; the chance that it comes within a month is what the two differ in.
    'failure-raised': assumed(2, 15, 120),
    'failure-high': assumed(20, 120, 960),
    'stops-unclean': assumed(10, 30, 120),
    // A crash takes what was being written with it, as cut power does, and comes in the middle of work more often.
    'stops-crash': assumed(10, 40, 120),
    // A PC that nobody heard for so long is dead, or stands unused: between nothing and the working month of one person.
    'silent-long': assumed(0, 400, 6_000),
    // Days on which a PC had no way out that are not known, from none to each of a month.
    'cut-off-days': assumed(0, 0, 6_000),
    // A start that is not known, from none to the slowest that counts.
    'start-slow': assumed(0, 20, 210),
    nothing: assumed(0, 0, 0),
  },
  // Machines that can't be measured are more often old ones, so the priors lie above a mixed fleet's mean.
  priors: {
    memory: 150,
    'system-disk': 100,
    processor: 70,
    'operating-system': 20,
    'free-space': 6,
    network: 5,
    heat: 2,
    failures: 10,
    stops: 3,
    outage: 0,
    'cut-off': 0,
    start: 15,
  },
  priorDevices: 20,
  workdayMs: 12 * 3_600_000,
  silentFromDays: 14,
  suspected: {
    fromWorkingDays: 5,
    // Officials have twelve days of leave a year and one more for each five years of service (Labour Code 2019, articles 113 and 114).
    leaveWorkingDays: 15,
    othersHeardMin: 1,
    chances: { onLeave: 0.1, afterLeave: 0.4, withSign: 0.7 },
  },
  cutOffDayRatio: { low: 0.02, likely: 0.25, high: 1 },
  start: {
    goodMs: 60_000,
    countedMsMax: 600_000,
    daysAMonth: 21,
    waitedRatio: { low: 0.3, likely: 0.6, high: 1 },
  },
  longUnsupportedDays: 730,
  peopleMax: 10,
  heldRatio: 0.1,
  heldMinutes: 5,
  processorStallWeight: 0.3,
};
