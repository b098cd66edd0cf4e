import { conditionsFrom, factsOf } from '@mach/diagnosis';
import { type LatestReading, ROLES, type Role, type Values } from '@mach/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from './policy.ts';
import { rankDevices } from './rank-devices.ts';
import type { RankedDevice } from './ranked-device.ts';

/** Of the two costly properties; 6,000 of each were tried once, without a counterexample. */
const RUNS = 200;
const NOW = Date.UTC(2026, 10, 22, 3);
const GIB = 1024 ** 3;
const GB = 1000 ** 3;
const UPTIME_MS = 8 * 3_600_000;

/** A PC by the place of each part on a ladder from sound (0) to worst; `undefined` = not readable. */
interface Ladder {
  readonly memory: number | undefined;
  readonly disk: number | undefined;
  readonly processor: number | undefined;
  readonly system: number | undefined;
  readonly space: number | undefined;
  readonly link: number | undefined;
  readonly stall: number | undefined;
  readonly start?: number | undefined;
  /** Watched minutes are kept by the agent and stay the last reading: nothing makes them silent, so no test does. */
  readonly slow?: number | undefined;
  readonly slowCpu?: number | undefined;
  readonly slowNetwork?: number | undefined;
  readonly health?: number | undefined;
  readonly stops?: number | undefined;
  readonly heat?: number | undefined;
  /** No reading: how long nobody heard it, suspected to be broken where it was in use; `undefined` of a PC without an agent. */
  readonly silence?: number | undefined;
  /** No reading: on how many days it alone had no way out. */
  readonly cutOff?: number | undefined;
}

const silences: readonly Pick<RankedDevice, 'silentDays' | 'silence'>[] = [
  { silentDays: 0 },
  ...[6, 16, 28, 60].map((workingDays) => ({
    silentDays: Math.ceil(workingDays * 1.4),
    silence: { workingDays, workingMinutes: Math.min(21, workingDays) * 480, othersHeard: 3, isReplaced: false },
  })),
];
const cutOffs = [0, 1, 4, 12].map((days) => ({ days, wholeDays: Math.floor(days / 4) }));
const WATCHED = 2_000;

const rungs: { readonly [Part in keyof Ladder]-?: readonly Values[] } = {
  memory: [16, 8, 6, 4, 3, 1].map((size) => ({ totalBytes: size * GIB, availableBytes: size * GIB * 0.5 })),
  disk: ['ssd', 'hdd'].map((diskKind) => ({ diskKind, sizeBytes: 500 * GB })),
  processor: ['i5-12400', 'i5-7500', 'i5-3470'].map((name) => ({ model: `Intel(R) Core(TM) ${name}` })),
  system: ['26200', '22631', '19045'].map((build) => ({ distro: 'Microsoft Windows Enterprise', build })),
  space: [100, 15, 1].map((free) => ({ totalBytes: 250 * GB, freeBytes: free * GB })),
  link: [1_000, 100, 10].map((speedMbps) => ({ speedMbps, duplex: 'full', linkUp: true })),
  stall: [0, 0.001, 0.01, 0.05].map((share) => ({ memoryFullMs: share * UPTIME_MS, ioFullMs: share * UPTIME_MS })),
  start: [30, 120, 400, 1_200].map((seconds) => ({ recentClockLosses: 0, bootDurationMs: seconds * 1_000 })),
  slow: [0, 0.01, 0.1, 0.4].map((share) => ({
    recentSlowMemoryMinutes: share * WATCHED,
    recentSlowDiskMinutes: (share * WATCHED) / 2,
  })),
  slowCpu: [0, 0.02, 0.2, 0.6].map((share) => ({ recentSlowCpuMinutes: share * WATCHED })),
  slowNetwork: [0, 0.02, 0.2, 0.6].map((share) => ({ recentSlowNetworkMinutes: share * WATCHED })),
  health: [
    { medium: 'ssd', protocol: 'NVMe', vendorVerdict: 'passed', criticalWarning: 0, mediaErrors: 0, wearRatio: 0.1 },
    { medium: 'ssd', protocol: 'NVMe', vendorVerdict: 'passed', criticalWarning: 0, mediaErrors: 0, wearRatio: 1 },
    { medium: 'ssd', protocol: 'NVMe', vendorVerdict: 'failed', criticalWarning: 0, mediaErrors: 0, wearRatio: 1 },
  ],
  stops: [0, 16].map((unclean) => ({ recentClockLosses: 0, recentStops: 20, recentUncleanStops: unclean })),
  heat: [50, 99].map((celsius) => ({ celsius })),
  silence: silences.map(() => ({})),
  cutOff: cutOffs.map(() => ({})),
};
const kinds: { readonly [Part in keyof Ladder]-?: readonly [kind: string, target?: string] } = {
  memory: ['memory'],
  disk: ['disk', 'sda'],
  processor: ['processor'],
  system: ['os'],
  space: ['filesystem', 'C:'],
  link: ['network', 'eth0'],
  stall: ['pressure'],
  start: ['boots'],
  slow: ['slow-minutes'],
  slowCpu: ['slow-minutes'],
  slowNetwork: ['slow-minutes'],
  health: ['disk-health', 'sda'],
  stops: ['boots'],
  heat: ['temperature', 'coretemp/Package id 0'],
  silence: [''],
  cutOff: [''],
};
const parts = Object.keys(rungs) as (keyof Ladder)[];
const notRead: readonly (keyof Ladder)[] = ['slow', 'slowCpu', 'slowNetwork', 'silence', 'cutOff'];
const facts = parts.filter((part) => !notRead.includes(part));
/** What a reading has whichever of its rungs are known. */
const always: Readonly<Record<string, Values>> = {
  'slow-minutes': {
    recentWatchedMinutes: WATCHED,
    recentSlowCpuMinutes: 0,
    recentSlowMemoryMinutes: 0,
    recentSlowDiskMinutes: 0,
  },
};

function readingsOf(ladder: Ladder): readonly LatestReading[] {
  const found = new Map<string, LatestReading>();
  for (const part of parts) {
    const values = rungs[part][ladder[part] ?? Number.NaN];
    const [kind, target] = kinds[part];
    if (values === undefined || kind === '') continue;
    const before = found.get(kind)?.values ?? always[kind] ?? {};
    const whole = { kind, at: NOW, ok: true, values: { ...before, ...values } };
    found.set(kind, target === undefined ? whole : { ...whole, target });
  }
  const made = [...found.values()];
  const card = {
    kind: 'network-card',
    target: 'eth0',
    at: NOW,
    ok: true,
    values: { cardKind: 'wired', virtual: false },
  };
  const uptime = { kind: 'cpu', at: NOW, ok: true, values: { totalMs: UPTIME_MS * 4, cpus: 4 } };
  return [...made, ...(ladder.link === undefined ? [] : [card]), uptime];
}

interface Made {
  readonly role: Role;
  readonly communeCode: string;
  readonly ladder: Ladder;
}

function deviceOf({ role, communeCode, ladder }: Made, number: number): RankedDevice {
  const facts = factsOf(readingsOf(ladder));
  const device = number.toString(16).padStart(32, '0');
  const silence = silences[ladder.silence ?? Number.NaN];
  const coverage = silence === undefined ? 'inventory' : 'measured';
  const cutOff = cutOffs[ladder.cutOff ?? Number.NaN];
  const seen = coverage === 'measured' && cutOff !== undefined ? { ...silence, cutOff } : silence;
  return { device, number, communeCode, role, coverage, facts, conditions: conditionsFrom(facts, NOW), ...seen };
}

const rank = (made: readonly Made[]) =>
  rankDevices(
    made.map((one, i) => deviceOf(one, i + 1)),
    defaultPolicy,
  );
const rowOf = (made: readonly Made[], number: number) => {
  const row = rank(made).find((one) => one.number === number);
  if (row === undefined) throw new Error(`device ${number} is not ranked`);
  return row;
};

const rung = (part: keyof Ladder) =>
  fc.option(fc.integer({ min: 0, max: rungs[part].length - 1 }), { nil: undefined, freq: 3 });
const anyLadder: fc.Arbitrary<Ladder> = fc.record({
  memory: rung('memory'),
  disk: rung('disk'),
  processor: rung('processor'),
  system: rung('system'),
  space: rung('space'),
  link: rung('link'),
  stall: rung('stall'),
  start: rung('start'),
  slow: rung('slow'),
  slowCpu: rung('slowCpu'),
  slowNetwork: rung('slowNetwork'),
  health: rung('health'),
  stops: rung('stops'),
  heat: rung('heat'),
  silence: rung('silence'),
  cutOff: rung('cutOff'),
});
const anyDevice: fc.Arbitrary<Made> = fc.record({
  role: fc.constantFrom(...ROLES),
  communeCode: fc.constantFrom('00004', '00007'),
  ladder: anyLadder,
});
const fleet = fc.array(anyDevice, { minLength: 1, maxLength: 12 });

const sound: Ladder = { memory: 0, disk: 0, processor: 0, system: 0, space: 0, link: 0, stall: 0, silence: 0 };
const silent = Object.fromEntries(parts.map((part) => [part, undefined])) as unknown as Ladder;
const office = (ladder: Ladder): Made => ({ role: 'office', communeCode: '00004', ladder });

describe('ranking', () => {
  it('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(fleet, fc.infiniteStream(fc.nat()), (made, chance) => {
        const devices = made.map((one, i) => deviceOf(one, i + 1));
        const keys = new Map(devices.map((device) => [device, chance.next().value]));
        const shuffled = [...devices].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(rankDevices(shuffled, defaultPolicy)).toEqual(rankDevices(devices, defaultPolicy));
      }),
    );
  });

  it('every device has one rank, low ≤ likely ≤ high ≤ the working month, ties below it by number', () => {
    fc.assert(
      fc.property(fleet, (made) => {
        const rows = rank(made);
        expect(rows.map((row) => row.rank)).toEqual(made.map((_, i) => i + 1));
        for (const [i, row] of rows.entries()) {
          const { low, likely, high } = row.minutesPerMonth;
          expect(low).toBeLessThanOrEqual(likely);
          expect(likely).toBeLessThanOrEqual(high);
          expect(high).toBeLessThanOrEqual(defaultPolicy.workingMonthMinutes);
          const above = rows[i - 1];
          const isAllLost = likely === defaultPolicy.workingMonthMinutes;
          if (above?.minutesPerMonth.likely === likely && !isAllLost) expect(above.number).toBeLessThan(row.number);
        }
      }),
    );
  });

  it('a device that gets worse never falls, whatever is unknown about it and the others', () => {
    const worsening = fleet.chain((made) =>
      fc.tuple(fc.constant(made), fc.nat(made.length - 1), fc.constantFrom(...parts)),
    );
    fc.assert(
      fc.property(worsening, ([made, which, part]) => {
        const before = made[which] as Made;
        const now = before.ladder[part];
        fc.pre(now !== undefined && now + 1 < rungs[part].length);
        const worse = { ...before, ladder: { ...before.ladder, [part]: (now ?? 0) + 1 } };
        const after = made.map((one, i) => (i === which ? worse : one));
        const was = rowOf(made, which + 1);
        const is = rowOf(after, which + 1);
        expect(is.rank).toBeLessThanOrEqual(was.rank);
        expect(is.minutesPerMonth.likely).toBeGreaterThanOrEqual(was.minutesPerMonth.likely);
      }),
      { numRuns: RUNS },
    );
  });

  it('what is no longer measured lowers the estimate by no more than its spread', () => {
    const silenced = fleet.chain((made) =>
      fc.tuple(fc.constant(made), fc.nat(made.length - 1), fc.subarray(facts, { minLength: 1 })),
    );
    fc.assert(
      fc.property(silenced, ([made, which, lost]) => {
        const before = made[which] as Made;
        const ladder = { ...before.ladder, ...Object.fromEntries(lost.map((part) => [part, undefined])) };
        const after = made.map((one, i) => (i === which ? { ...before, ladder } : one));
        const { likely } = rowOf(made, which + 1).minutesPerMonth;
        const without = rowOf(after, which + 1).minutesPerMonth;
        expect(likely).toBeLessThanOrEqual(without.high);
        expect(likely - without.likely).toBeLessThanOrEqual(without.high - without.low);
      }),
      { numRuns: RUNS },
    );
  });

  it('a PC whose agent is taken off stays within its spread where another of its like is measured', () => {
    const twins = fleet.chain((made) => fc.tuple(fc.constant(made), fc.nat(made.length - 1)));
    const ofAgents = [...notRead, 'stall', 'start', 'space', 'link', 'health', 'stops', 'heat'] as const;
    fc.assert(
      fc.property(twins, ([made, which]) => {
        const before = made[which] as Made;
        const ladder = { ...before.ladder, ...Object.fromEntries(ofAgents.map((part) => [part, undefined])) };
        const withTwin = [...made, before];
        const after = withTwin.map((one, i) => (i === which ? { ...before, ladder } : one));
        const { likely } = rowOf(withTwin, which + 1).minutesPerMonth;
        const without = rowOf(after, which + 1).minutesPerMonth;
        expect(likely).toBeLessThanOrEqual(without.high);
        expect(likely - without.likely).toBeLessThanOrEqual(without.high - without.low);
      }),
      { numRuns: RUNS },
    );
  });

  it('a silent device stands above the sound ones, is marked, and names what is unknown', () => {
    const rows = rank([office(sound), office(sound), office(silent)]);
    expect(rows[0]).toMatchObject({ number: 3, confidence: 'low' });
    expect(rows[0]?.reasons.every(({ code }) => code === 'part-unknown')).toBe(true);
    expect(rows[0]?.unknown).toEqual([
      'memory-size',
      'system-disk-kind',
      'processor-age',
      'operating-system',
      'free-space',
      'network-link',
      'temperature',
      'disk-health',
      'stops',
      'outage',
      'cut-off',
      'boot-time',
    ]);
  });

  it('a silent device is estimated higher among worse ones', () => {
    const worst: Ladder = { memory: 5, disk: 1, processor: 2, system: 2, space: 2, link: 2, stall: 0 };
    const among = (ladder: Ladder) => rowOf([...Array.from({ length: 30 }, () => office(ladder)), office(silent)], 31);
    expect(among(worst).minutesPerMonth.likely).toBeGreaterThan(among(sound).minutesPerMonth.likely + 100);
  });

  it('of equal PCs the counter stands first, then the meeting room, the office, the server', () => {
    const ladder = { ...sound, memory: 3, stall: undefined };
    const made = ROLES.map((role) => ({ role, communeCode: '00004', ladder })).reverse();
    expect(rank(made).map(({ role }) => role)).toEqual(['counter', 'meeting-room', 'office', 'server']);
  });

  it('reasons add up to the total, the largest first', () => {
    fc.assert(
      fc.property(fleet, (made) => {
        for (const { reasons, minutesPerMonth } of rank(made)) {
          const sum = reasons.reduce((minutes, one) => minutes + one.minutesPerMonth, 0);
          expect(Math.abs(sum - minutesPerMonth.likely)).toBeLessThan(0.05 * (reasons.length + 2));
          expect(reasons).toEqual([...reasons].sort((a, b) => b.minutesPerMonth - a.minutesPerMonth));
        }
      }),
    );
  });

  it('an empty fleet is an empty list', () => {
    expect(rankDevices([], defaultPolicy)).toEqual([]);
  });
});
