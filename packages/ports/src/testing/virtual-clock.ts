import type { Clock } from '../clock.ts';
import { createSleepQueue } from './sleep-queue.ts';

/** One time for a whole simulated world. It stands still while anything runs and jumps to the next sleeper when all wait. */
export interface VirtualTime {
  /** True time since the world began, in ms. */
  nowMs(): number;
  /** A machine in this world, with clocks of its own. */
  machine(settings?: Partial<MachineClockSettings>): MachineClock;
  /** Runs an action when true time reaches `atMs`; never before what is already under way has settled. */
  at(atMs: number, action: () => void): void;
  /** Lets the world run until true time is `untilMs`, or until `stop` says so. Throws when time can't get on (a busy loop). */
  runUntil(untilMs: number, stop?: () => boolean): Promise<void>;
}

export interface MachineClockSettings {
  /** Wall clock in ms since 1970 when true time is 0, before any step. */
  readonly wallAtStartMs: number;
  /** How much too fast the machine counts, in millionths; its sleeps are as wrong as its clocks. */
  readonly driftPpm: number;
  /** Uptime when true time is 0. */
  readonly uptimeAtStartMs: number;
}

/** The clocks of one machine. Programs on it get a `Clock` each, so that one can be killed while the machine goes on. */
export interface MachineClock {
  wallMs(): number;
  uptimeMs(): number;
  /** Sets the wall clock forward or back; uptime and sleeps don't notice. */
  stepWall(byMs: number): void;
  setDrift(ppm: number): void;
  /** Begins a new boot: uptime counts from 0 again. Kill the machine's programs first. */
  reboot(): void;
  /** A program's view of the clocks. After `kill` none of its sleeps ever ends, pending or new, as if it were gone. */
  program(): { readonly clock: Clock; kill(): void };
}

export interface VirtualTimeOptions {
  /** Sleepers woken within one ms of true time before the world counts as stuck in a busy loop. */
  readonly wakesWithoutProgressMax?: number;
  /** Resolves when all that can run now has run. The default gives the event loop two full turns. */
  readonly settle?: () => Promise<void>;
}

const WAKES_WITHOUT_PROGRESS_MAX = 100_000;
/** As Node's timers have it, whatever less is asked for. */
const SLEEP_MIN_MS = 1;
/** 2026-11-23T00:00:00Z, a Monday, when nothing else is said. */
const WALL_AT_START_MS = 1_795_392_000_000;

/** Makes a world's time, beginning at 0. Deterministic as long as nothing in the world waits for real input or output. */
export function createVirtualTime(options: VirtualTimeOptions = {}): VirtualTime {
  const settle = options.settle ?? settleEventLoop;
  const wakesMax = options.wakesWithoutProgressMax ?? WAKES_WITHOUT_PROGRESS_MAX;
  const sleepers = createSleepQueue();
  let now = 0;

  async function runUntil(untilMs: number, stop: () => boolean = () => false): Promise<void> {
    let stuckSince = now;
    let wakes = 0;
    await settle();
    while (!stop()) {
      const next = sleepers.takeUntil(untilMs);
      if (next === undefined) {
        now = Math.max(now, untilMs);
        return;
      }
      now = Math.max(now, next.atMs);
      if (now - stuckSince >= 1) {
        stuckSince = now;
        wakes = 0;
      }
      if (++wakes > wakesMax) throw new Error(`time stands still at ${now} ms: ${wakes} wakes in one millisecond`);
      next.wake();
      await settle();
    }
  }

  return {
    nowMs: () => now,
    machine: (settings = {}) => createMachineClock({ nowMs: () => now, sleepers }, settings),
    at: (atMs, action) => void sleepers.add(Math.max(now, atMs), action),
    runUntil,
  };
}

interface World {
  readonly nowMs: () => number;
  readonly sleepers: ReturnType<typeof createSleepQueue>;
}

function createMachineClock(world: World, settings: Partial<MachineClockSettings>): MachineClock {
  let rate = 1 + (settings.driftPpm ?? 0) / 1e6;
  // The machine's own count of ms since true time 0, kept in pieces so that a change of drift moves no past value.
  let countedMs = 0;
  let countedAtMs = world.nowMs();
  let wallBaseMs = settings.wallAtStartMs ?? WALL_AT_START_MS;
  let uptimeBaseMs = settings.uptimeAtStartMs ?? 0;
  const ownMs = () => countedMs + (world.nowMs() - countedAtMs) * rate;

  const wallMs = () => Math.round(wallBaseMs + ownMs());
  const uptimeMs = () => Math.floor(uptimeBaseMs + ownMs());
  return {
    wallMs,
    uptimeMs,
    stepWall: (byMs) => {
      wallBaseMs += byMs;
    },
    setDrift: (ppm) => {
      countedMs = ownMs();
      countedAtMs = world.nowMs();
      rate = 1 + ppm / 1e6;
    },
    reboot: () => {
      uptimeBaseMs = -ownMs();
    },
    program: () => {
      let alive = true;
      const sleep = (ms: number, signal?: AbortSignal) =>
        alive ? sleepIn(world, Math.max(SLEEP_MIN_MS, ms) / rate, signal, () => alive) : new Promise<void>(() => {});
      return {
        clock: { wallMs, uptimeMs, sleep },
        kill: () => {
          alive = false;
        },
      };
    },
  };
}

function sleepIn(world: World, trueMs: number, signal: AbortSignal | undefined, isAlive: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      if (isAlive()) reject(signal?.reason);
    };
    const cancel = world.sleepers.add(world.nowMs() + trueMs, () => {
      signal?.removeEventListener('abort', onAbort);
      if (isAlive()) resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Promise jobs run between turns of the loop; the second turn catches what an immediate of the first one set off. */
async function settleEventLoop(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
