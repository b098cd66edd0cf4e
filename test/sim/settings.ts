import type { DatabaseSync } from 'node:sqlite';
import type { Http } from '@mach/ports';
import type { OwnCostLimits } from '../../agent/src/own-cost/own-cost.ts';
import type { Spool } from '../../agent/src/spool/spool.ts';
import type { Collector } from '../../collector/src/app.ts';
import type { LocalJournal } from '../../collector/src/journal/local.ts';
import type { StartChaos } from './chaos.ts';
import type { FaultGate } from './every-point/fault-gate.ts';
import { BRISK, CALM, type Pace } from './pace.ts';

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
  readonly spool?: (spool: Spool, database: DatabaseSync) => Spool;
  readonly http?: (http: Http) => Http;
  /** Called every ten seconds while the collector runs. */
  readonly collector?: (collector: Collector) => void;
}

/** What a seed is run in, beside its number. */
export type Kind = Required<Pick<SimSettings, 'agents' | 'minutes' | 'pace'>>;

/** Most kinds of fault within a few dozen seeds, at 0.06 s of CPU a seed. */
export const TWO_MINUTES: Kind = { agents: 3, minutes: 2, pace: BRISK };
/** What takes its time to go wrong, at 0.3 s. */
export const HALF_AN_HOUR: Kind = { agents: 5, minutes: 30, pace: CALM };
/** The same with four times the reports and requests, at 0.7 s. */
export const FULL_HALF_HOUR: Kind = { ...HALF_AN_HOUR, pace: BRISK };
