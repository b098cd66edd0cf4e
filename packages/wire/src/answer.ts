import type { Range } from './batch.ts';
import type { Cure } from './cure.ts';
import type { Values } from './reading.ts';

/** A report that was decided against: it goes to the agent's ledger and to the collector's quarantine, and is not sent again. */
export interface RefusedReport {
  readonly seq: number;
  readonly reason: string;
}

/** A named check that the collector asks for, once, beside the configured ones. Never code. */
export interface RequestedCheck {
  readonly id: string;
  readonly kind: string;
  readonly target?: string;
  readonly options?: Values;
}

/**
 * The answer to a batch, status 200: each report was decided. `acknowledged` = all ranges held for this device and epoch;
 * a report leaves the spool only when it lies in them. `now` is the collector's wall clock in ms.
 */
export interface BatchAnswer {
  readonly acknowledged: readonly Range[];
  readonly refused: readonly RefusedReport[];
  /**
   * Numbers of this batch that lie in `acknowledged` but hold something else there, or nothing that can still be compared:
   * the spool was restored from an older copy and gave them again. Not delivered: they need new numbers beyond the ranges.
   */
  readonly contradicted?: readonly number[];
  readonly now: number;
  readonly configEtag: string;
  readonly requests: readonly RequestedCheck[];
  /** The device's secret has had its time: it is to offer another (`secret-offer.ts`). */
  readonly secretWanted?: boolean;
  /** Systems that the province sees slow or silent in many communes; the check that a person presses tells them. Absent where none is. */
  readonly slowSystems?: readonly { readonly name: string; readonly communes: number }[];
}

/** The body of every answer that is not 2xx: what happened, in a sentence that says what to do. */
export interface ErrorAnswer {
  readonly error: string;
  /** Names what happened, for pages that have a sentence of their own for it. */
  readonly code?: string;
  /** `against`: the other of two rules that can't both hold, and what it says. */
  readonly problems?: readonly {
    readonly path: string;
    readonly found: string;
    readonly expected: string;
    readonly cure?: Cure;
    readonly against?: { readonly path: string; readonly found: string };
  }[];
  /** With 426: the wire versions that this collector reads. */
  readonly accepts?: readonly number[];
}
