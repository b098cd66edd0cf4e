import type { DatabaseSync } from 'node:sqlite';
import type { Http } from '@mach/ports';
import type { OwnCostLimits } from '../../agent/src/own-cost/own-cost.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import type { Collector } from '../../collector/src/app.ts';
import type { LocalJournal } from '../../collector/src/journal/local.ts';
import type { StartChaos } from './chaos.ts';
import type { FaultGate } from './every-point/fault-gate.ts';
import type { Pace } from './pace.ts';

/** One run. Everything else follows from the seed. */
export interface SimSettings {
  readonly seed: number;
  readonly agents: number;
  /** Virtual time under faults; the healing comes after it. */
  readonly minutes: number;
  /** Brisk unless given. */
  readonly pace?: Pace;
  /** What agents may cost; in most runs so much that none slows down. */
  readonly ownCost?: OwnCostLimits;
  /** Makes each database under a name of its own; in memory unless given. */
  readonly open?: OpenDatabase;
  /** Parts to break on purpose, to prove that the invariants notice. */
  readonly sabotage?: Sabotage;
  /** In the place of chance: what befalls the machines, on good lines, and the one call that goes wrong. Whatever ends is started again. */
  readonly script?: { readonly chaos: StartChaos; readonly gate: FaultGate };
}

export type OpenDatabase = (name: string) => DatabaseSync;

export interface Sabotage {
  readonly journal?: (journal: LocalJournal, database: DatabaseSync) => LocalJournal;
  readonly spool?: (spool: Spool) => Spool;
  readonly http?: (http: Http) => Http;
  /** Called every ten seconds while the collector runs. */
  readonly collector?: (collector: Collector) => void;
}

/** Three agents for two minutes meet every kind of fault within a few dozen seeds, at about 0.1 s of CPU a seed. */
export const DEFAULT_AGENTS = 3;
export const DEFAULT_MINUTES = 2;
/** A longer day of more PCs, at about 1.6 s of CPU a seed: what takes its time to go wrong. */
export const LONG_AGENTS = 5;
export const LONG_MINUTES = 30;
