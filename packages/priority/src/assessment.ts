import type { FactName } from '@mach/diagnosis';
import type { Spread } from './policy.ts';
import type { Reason } from './reason.ts';

/**
 * What one part of one device costs, before the parts are put together; `measured` where a measurement decided. `assumed`:
 * what the policy would have said of a part whose slow minutes were watched. `like`: the likely minutes that the bare facts stand for, which
 * devices of one like have in common whatever was measured.
 */
export type Assessment =
  | {
      readonly known: true;
      readonly spread: Spread;
      readonly reason?: Reason;
      readonly measured: boolean;
      readonly assumed?: Spread;
      readonly like?: number;
    }
  | { readonly known: false; readonly fact: FactName };
