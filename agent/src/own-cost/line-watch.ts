import type { Clock, Log } from '@mach/ports';
import type { Reading } from '@mach/wire';
import type { PlannedCheck } from '../plan.ts';
import type { Runner } from '../runner.ts';
import { secondsWithin, type WatchedHours } from '../slow-minutes/watched-hours.ts';
import type { Store } from '../store.ts';
import type { Step } from './steps.ts';

export interface LineWatchLimits {
  /** Both ways together, with all headers down to Ethernet's. */
  readonly bytesPerDay: number;
}

export interface LineWatchPorts {
  readonly clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  readonly log: Log;
  readonly store: Store;
}

/** Keeps what the watch of lines puts on them within its allowance of a day, by looking less often where it hurts least. */
export interface LineWatch {
  /**
   * The same runner, which counts what looks cost and leaves out turns: every other one at step 1, three of four at 2, seven
   * of eight at 3. All of them are left out when the day has nothing left at all. What is left out gives no reading.
   */
  over(runner: Runner): Runner;
  /** Takes the checks of the plan. */
  plan(checks: readonly PlannedCheck[]): void;
  step(): Step;
  /** Looks that were left out because the day had nothing left at all. */
  heldBack(): number;
  /** Since the process began; undefined while no line is watched. */
  bytes(): number | undefined;
}

const DAY_MS = 86_400_000;
const STEPS: readonly Step[] = [0, 1, 2, 3];
/**
 * A collector knows the rhythm by the looks themselves (`reflector/heartbeats.ts`): it has to see each one some times before the
 * next, which is twice as slow, or it would take the first long gap for silence.
 */
const LOOKS_A_STEP = 4;
/** Kept for what slowing down step by step costs, and for packets that confirm a lost one: a day must not end without looks. */
const RESERVED_LOOKS = 12;
/**
 * While looks bring nothing the rhythm stays, for who is heard again within ten minutes is expected in the one of before; after
 * so long nobody expects any.
 */
const UNANSWERED_MS = 1_200_000;
/** How much is used between two writes; a start counts it as used. */
const WRITE_EVERY_BYTES = 20_000;

/**
 * A day is Vietnam's, as people and contracts count them. In the watched hours looks come as often as the collector asks, for
 * as long as what is left also suffices for the slowest looks of the rest of the day; outside of them so often that the watched
 * hours that are still to come keep theirs.
 */
export function createLineWatch(
  { clock, log, store }: LineWatchPorts,
  hours: WatchedHours,
  { bytesPerDay }: LineWatchLimits,
): LineWatch {
  let planned: readonly PlannedCheck[] = [];
  let used = readUsed(store.read('line-watch'));
  let written = used;
  let bytes = 0;
  let heldBack = 0;
  let step: Step = 0;
  let looksLeft = 0;
  let answeredMs = clock.uptimeMs();
  let isAnswered = true;
  let turns = new Map<string, number>();

  const dayOf = (wallMs: number) => Math.floor((wallMs + hours.utcOffsetMinutes * 60_000) / DAY_MS);
  const usedOn = (day: number) => (used.day === day ? used.bytes : 0);

  function count(amount: number): void {
    const day = dayOf(clock.wallMs());
    bytes += amount;
    used = { day, bytes: usedOn(day) + amount };
    if (written.day === day && used.bytes - written.bytes < WRITE_EVERY_BYTES) return;
    written = used;
    store.write('line-watch', JSON.stringify(used));
  }

  /** Of all lines together, in bytes a second, at a step. */
  const rate = (at: Step) => planned.reduce((sum, check) => sum + lookBytes(check) / (check.everyS * 2 ** at), 0);

  /** The quickest step that what is left pays for until the day is over. */
  function affordable(wallMs: number): Step {
    const day = dayOf(wallMs);
    const endMs = (day + 1) * DAY_MS - hours.utcOffsetMinutes * 60_000;
    const watchedS = secondsWithin(hours, wallMs, endMs);
    const otherS = (endMs - wallMs) / 1_000 - watchedS;
    const isWatched = secondsWithin(hours, wallMs, wallMs + 1_000) > 0;
    const reserve = RESERVED_LOOKS * planned.reduce((sum, check) => sum + lookBytes(check), 0);
    const left = bytesPerDay - usedOn(day) - reserve;
    const needed = (at: Step) =>
      isWatched ? rate(at) * watchedS + rate(3) * otherS : rate(at) * otherS + rate(0) * watchedS;
    return STEPS.find((at) => needed(at) <= left) ?? 3;
  }

  /** One step slower at a time, each for some looks; quicker at once. */
  function adjust(): void {
    const sinceMs = clock.uptimeMs() - answeredMs;
    if (looksLeft > 0 && sinceMs < UNANSWERED_MS) return;
    const wanted = affordable(clock.wallMs());
    const next = wanted > step ? ((step + 1) as Step) : wanted;
    if (next === step || (next > step && !isAnswered && sinceMs < UNANSWERED_MS)) return;
    log.info('lines are looked at in another rhythm, to keep the allowance of a day', { step: next, before: step });
    step = next;
    looksLeft = LOOKS_A_STEP * planned.length;
  }

  function isTurn({ id }: PlannedCheck): boolean {
    const turn = turns.get(id) ?? 0;
    turns.set(id, turn + 1);
    return turn % 2 ** step === 0;
  }

  return {
    over: (runner) => ({
      run: async (check, signal) => {
        const expected = lookBytes(check);
        if (expected === 0) return runner.run(check, signal);
        adjust();
        if (!isTurn(check)) return [];
        if (usedOn(dayOf(clock.wallMs())) + expected > bytesPerDay) {
          heldBack += 1;
          return [];
        }
        const readings = await runner.run(check, signal);
        isAnswered = readings.some(({ ok }) => ok);
        if (isAnswered) {
          looksLeft -= 1;
          answeredMs = clock.uptimeMs();
        }
        count(readings.reduce((sum, reading) => sum + bytesOf(check, reading), 0));
        return readings;
      },
    }),
    plan: (checks) => {
      planned = checks.filter((check) => lookBytes(check) > 0);
      turns = new Map(planned.map(({ id }) => [id, turns.get(id) ?? 0]));
    },
    step: () => (planned.length === 0 ? 0 : step),
    heldBack: () => heldBack,
    bytes: () => (planned.length === 0 && bytes === 0 ? undefined : bytes),
  };
}

/** What a look that is answered puts on the line; 0 for every check that is no watch of one. */
export function lookBytes(check: PlannedCheck): number {
  return measured(check)?.(undefined) ?? 0;
}

const bytesOf = (check: PlannedCheck, { values }: Reading): number => measured(check)?.(values) ?? 0;

function measured({ work }: PlannedCheck) {
  if (work.type === 'refuse' || work.measure.type !== 'probe') return undefined;
  const { measure, options } = work;
  return (values: Reading['values'] | undefined) => measure.watchBytes?.(options, values) ?? 0;
}

interface Used {
  readonly day: number;
  readonly bytes: number;
}

/** What is no count of ours counts as none: the file is only read by who wrote it. */
function readUsed(text: string | undefined): Used {
  try {
    const { day, bytes } = JSON.parse(text ?? '{}') as Partial<Used>;
    if (Number.isSafeInteger(day) && Number.isSafeInteger(bytes)) {
      return { day: Number(day), bytes: Number(bytes) + WRITE_EVERY_BYTES };
    }
  } catch {
    // Counted from nothing.
  }
  return { day: 0, bytes: 0 };
}
