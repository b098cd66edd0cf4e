import type { BenchmarkFacts, Result } from '@mach/ports';
import type { ProbePorts } from '@mach/probes';
import type { Reading } from '@mach/wire';
import { createMonthlyBenchmark } from './benchmark/monthly-benchmark.ts';
import { createBootKeeper } from './boots/boot-keeper.ts';
import type { StopRecords } from './boots/stop-records.ts';
import { isIdleOnMains } from './idle/idle.ts';
import { createLoadWindow } from './idle/load-window.ts';
import { isOnMains } from './idle/mains.ts';
import { createLocalNetwork } from './local-network/local-network.ts';
import { createMemoryErrorKeeper } from './memory-errors/memory-error-keeper.ts';
import type { MemoryErrorRecords } from './memory-errors/memory-error-records.ts';
import type { AgentSettings } from './settings.ts';
import type { InputActivity } from './slow-minutes/input-activity.ts';
import { createMinuteWatch, IN_USE_FOR_MS } from './slow-minutes/minute-watch.ts';
import type { Store } from './store.ts';

export interface MachineWatchPorts extends Pick<ProbePorts, 'clock' | 'files' | 'host'> {
  readonly store: Store;
  readonly inputActivity: InputActivity;
  readonly stopRecords?: StopRecords;
  readonly memoryErrorRecords?: MemoryErrorRecords;
  /** Two seconds of heavy work, in a process of its own. */
  readonly runBenchmark: (signal: AbortSignal) => Promise<Result<BenchmarkFacts>>;
}

/** What only an agent that stays can know of its machine, because it takes memory from one sample to the next. */
export interface MachineWatch {
  readonly probes: Pick<ProbePorts, 'benchmark' | 'boots' | 'localNetwork' | 'memoryErrors' | 'slowMinutes'>;
  /** Every sample, as it comes. */
  take(readings: readonly Reading[]): void;
  /** Whether heavy work disturbs nobody now. */
  isIdle(): Promise<boolean>;
  /** Undefined where nobody can tell. */
  isOnMains(): Promise<boolean | undefined>;
  started(): Promise<void>;
  /** First thing when the agent is asked to end. */
  ended(): void;
}

export function createMachineWatch(
  { bootId, watchedHours }: Pick<AgentSettings, 'bootId' | 'watchedHours'>,
  ports: MachineWatchPorts,
): MachineWatch {
  const boots = createBootKeeper(bootId, ports);
  const slowMinutes = createMinuteWatch(watchedHours, ports);
  const localNetwork = createLocalNetwork(ports.clock);
  const memoryErrors = createMemoryErrorKeeper(ports);
  const load = createLoadWindow();
  const benchmark = createMonthlyBenchmark(ports, isIdle);

  function isUsedByCall(): boolean | undefined {
    const sinceMs = ports.host.sinceLastInputMs?.();
    return sinceMs?.ok === true ? sinceMs.value < IN_USE_FOR_MS : undefined;
  }

  const isFedByMains = () => isOnMains(ports.files, ports.host);

  async function isIdle(): Promise<boolean> {
    const isFed = await isFedByMains();
    const isUsed = slowMinutes.isUsed() ?? isUsedByCall();
    return isIdleOnMains({
      ...load.read(ports.clock.uptimeMs()),
      ...(isFed !== undefined && { isOnMains: isFed }),
      ...(isUsed !== undefined && { isUsed }),
    });
  }

  return {
    probes: { benchmark, boots, localNetwork, memoryErrors, slowMinutes },
    take: (readings) => {
      void boots.look();
      void memoryErrors.look();
      slowMinutes.take(readings);
      localNetwork.take(readings);
      load.take(readings);
    },
    isIdle,
    isOnMains: isFedByMains,
    started: boots.started,
    ended: () => {
      boots.ended();
      slowMinutes.save();
    },
  };
}
