import type { WaitsToJoin } from '@mach/messages';
import type { JoinInput, WhyNotJoined } from './join.ts';

/** What a person said who joined this device while its collector could not be asked: kept in the data folder until it can. */
export interface JoinWish extends Pick<JoinInput, 'collectorUrl' | 'token' | 'about'> {
  readonly pin?: string;
  readonly plainHttp?: boolean;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 900_000;
/** As for reports that a collector refuses: somebody may put the token right there. */
const REFUSED_WAIT_MS = 3_600_000;

/** How long to wait before asking again, after so many times in vain in a row. */
export function waitBeforeJoiningMs(inVain: number, isRefused: boolean): number {
  if (isRefused) return REFUSED_WAIT_MS;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(inVain - 1, 10));
}

/** What a PC waits for that asked to join in vain. */
export function waitsToJoin(reason: WhyNotJoined): WaitsToJoin {
  switch (reason) {
    case 'unreachable':
    case 'busy':
      return 'alone';
    case 'not-mach':
    case 'token':
      return reason;
    case 'plain-http':
    case 'untrusted':
    case 'revoked':
    case 'other':
      return 'call';
    default:
      return reason satisfies never;
  }
}
