import { WAY_CHECKS } from '@mach/diagnosis';
import type { AgentConfig, CheckConfig, Contact } from '@mach/wire';
import { agentLimits } from './limits.ts';
import type { Store } from './store.ts';
import { readConfigAnswer } from './uplink-answer.ts';

/**
 * The services that this PC's collector has it ask, for when its user presses the check: each with the allowance of those
 * who ask on demand, whoever else of the site asks by schedule. Empty before the collector has said anything.
 */
export function pressedChecks(store: Pick<Store, 'read'>): readonly CheckConfig[] {
  return (keptConfig(store)?.checks ?? [])
    .flatMap(({ perDayMax, ...check }) => {
      if (perDayMax === undefined) return [];
      return [{ ...check, onDemand: true, perDayMax: Math.min(perDayMax, agentLimits.pressedPerDayMax) }];
    })
    .slice(0, agentLimits.requestedChecks);
}

/**
 * A few seconds of packets such as a meeting sends, for when its user presses the check: speech alone, and with pictures where a
 * meeting is at hand (1.5 MB). Undefined where the collector names no reflector.
 */
export function meetingCheck(store: Pick<Store, 'read'>, isMeetingAtHand: boolean): CheckConfig | undefined {
  const target = keptConfig(store)?.meetingReflector;
  if (target === undefined) return undefined;
  const options = { profile: isMeetingAtHand ? '720p' : 'voice', seconds: MEETING_SECONDS };
  return { id: 'meeting', kind: 'stamp', target, everyS: 60, options };
}

/** One packet to whoever stands at the end of each way out; the first of a way is asked. */
export function wayChecks(store: Pick<Store, 'read'>): readonly CheckConfig[] {
  const ways = keptConfig(store)?.ways ?? [];
  return (['internet', 'data-network'] as const).flatMap((way) => {
    const found = ways.find((each) => each.way === way);
    return found === undefined ? [] : [{ id: WAY_CHECKS[way], kind: 'stamp', target: found.target, everyS: 60 }];
  });
}

const MEETING_SECONDS = 5;

/** Whom the people at this PC call, as the collector said while it could be reached. */
export function keptContacts(store: Pick<Store, 'read'>): readonly Contact[] {
  return keptConfig(store)?.contacts ?? [];
}

/** Whether the province treats this device as a server, whose hours are not hidden. */
export function isKeptAsServer(store: Pick<Store, 'read'>): boolean {
  return keptConfig(store)?.isServer === true;
}

function keptConfig(store: Pick<Store, 'read'>): AgentConfig | undefined {
  const kept = store.read('press-config');
  const read = kept === undefined ? undefined : readConfigAnswer(Buffer.from(kept));
  return read?.ok === true ? read.config : undefined;
}
