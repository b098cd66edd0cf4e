import type { Log, Random, SelfFacts } from '@mach/ports';
import type { ProbePorts } from '@mach/probes';
import type { Traffic } from './deliver.ts';
import type { MachineWatch, MachineWatchPorts } from './machine-watch.ts';
import type { ShowNotice } from './notices.ts';
import type { OwnCost } from './own-cost/own-cost.ts';
import type { Catalogue } from './plan.ts';
import type { GuardedPorts } from './probes-of.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { OpenedSpool } from './spool/open.ts';
import type { Spool, SpoolFacts } from './spool/spool.ts';
import type { PressBook } from './still-slow.ts';
import type { Store } from './store.ts';

/**
 * CPU time of this process and its ended children, and its resident memory, since it began. Without `childCpuMs` nobody knows
 * what the children cost, and `cpuMs` is without them. `childPeakBytes`: the most that one child held, once one has told.
 */
export interface ProcessCost {
  read(): {
    readonly cpuMs: number;
    readonly childCpuMs?: number;
    readonly residentBytes: number;
    readonly childPeakBytes?: number;
  };
}

/** What the agent asks of the world. The parts that are left out are its own to give. */
export interface AgentPorts
  extends Omit<ProbePorts, keyof MachineWatch['probes'] | 'lineAllowance' | 'self'>,
    MachineWatchPorts {
  readonly random: Random;
  readonly log: Log;
  readonly store: Store;
  readonly spool: OpenedSpool;
  /** A spool in memory, with an epoch of its own: made when the disk takes nothing more. */
  readonly spareSpool: () => Spool;
  readonly secrets: Secrets;
  /** As 64 hex digits. */
  readonly sha256: (text: string) => string;
  readonly processCost: ProcessCost;
  /** What can be measured; in production the whole registry of probes and sensors. */
  readonly catalogue: Catalogue;
  readonly guarded: GuardedPorts;
  /** Where the check-up page leaves a press; absent where there is no page. */
  readonly presses?: PressBook;
  /** Absent where this system shows nobody anything. */
  readonly showNotice?: ShowNotice;
  /** Of the account that the agent runs under and of this PC: none of them leaves it. */
  readonly privateNames: readonly string[];
  /** Networks that this machine's cards stand in, in CIDR form. */
  readonly ownNetworks: () => readonly string[];
}

/** Absent while no line is watched. */
export type WatchCost = Pick<SelfFacts, 'lineWatchBytes' | 'slowedForLine'>;

export interface AgentStatus {
  readonly device: string;
  readonly version: string;
  readonly spool: SpoolFacts;
  /** Reports kept in memory because the disk takes nothing. */
  readonly inMemory: number;
  readonly lastDeliveredAt?: number;
  /** Why the last request to the collector did not succeed; absent after a success. */
  readonly trouble?: string;
  readonly revoked: boolean;
  readonly cost: ReturnType<ProcessCost['read']> & Readonly<Traffic> & ReturnType<OwnCost['slowedDown']> & WatchCost;
}

export interface Agent {
  /** Begins to measure and to report; returns at once. */
  start(): void;
  /** Ends all loops. With `flush` (the default) what was measured is spooled and sent, for at most `limits.flushMs`. */
  stop(how?: { readonly flush: boolean }): Promise<void>;
  /** Every check once, one report, sent once; for `run --once`. True when the collector holds the report. */
  once(): Promise<boolean>;
  /** Resolves when the collector has revoked this device: nothing is measured any more. */
  readonly revoked: Promise<void>;
  status(): AgentStatus;
}
