import type { Clock, Result, SnmpRound } from '@mach/ports';
import { askDevice } from '../ask-device.ts';
import { type SnmpLimits, snmpLimits } from '../limits.ts';
import { profiles } from '../profiles/all.ts';
import type { SnmpSession } from '../session.ts';

/** A round over a made device, on time that stands still but for the pauses between questions. */
export function madeRound(
  session: SnmpSession,
  limits: Partial<SnmpLimits> = {},
  roundMs = 30_000,
): Promise<Result<SnmpRound>> {
  let now = 0;
  const clock: Clock = {
    wallMs: () => now,
    uptimeMs: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
  const parts = { session, clock, limits: { ...snmpLimits, ...limits }, profiles, hash: (text: string) => `#${text}` };
  return askDevice({ ...parts, roundMs }, new AbortController().signal);
}
