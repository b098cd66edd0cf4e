import type { Random } from '@mach/ports';
import type { RegistryChange } from '../state/registry-change.ts';
import type { AdminAnswer } from './request.ts';

/** What came of a request: what to journal, and what its sender is told. */
export interface Decision {
  readonly changes: readonly RegistryChange[];
  readonly answer: AdminAnswer;
}

export interface DecidePorts {
  readonly now: number;
  readonly random: Random;
  /** Who asks, as the audit log says it. */
  readonly by?: string;
}
