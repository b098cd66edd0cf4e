import type { Clock, Failed, Files, Result } from '@mach/ports';
import { COLLECTED_LAN_FILE, type CollectedLan, parseCollectedLan } from './collected-lan.ts';

/** A look is made each day; three days cover a weekend on which the PC was off. */
const AGE_MAX_MS = 3 * 86_400_000;
/** A clock may have been put right since. */
const AHEAD_MAX_MS = 86_400_000;

export interface LastLook extends CollectedLan {
  readonly ageMs: number;
}

/** The last look at the LAN, at this gateway and not too old; else why there is none. */
export async function lastLook(
  { files, clock }: { readonly files: Files; readonly clock: Pick<Clock, 'wallMs'> },
  gateway: string | undefined,
): Promise<Result<LastLook>> {
  const file = await files.readText(COLLECTED_LAN_FILE);
  if (!file.ok && file.failure === 'not-found') {
    return { ...file, detail: `${COLLECTED_LAN_FILE} is missing: let "mach-agent collect-lan" run by its timer` };
  }
  if (!file.ok) return file;
  const read = parseCollectedLan(file.value);
  if (!read.ok) return read;
  const ageMs = clock.wallMs() - read.value.madeAt;
  if (ageMs > AGE_MAX_MS || ageMs < -AHEAD_MAX_MS) {
    return gone(
      `the last look is ${Math.round(ageMs / 3_600_000)} hours old: see why "mach-agent collect-lan" no longer runs`,
    );
  }
  if (gateway !== read.value.gateway) return gone('the last look was at another network');
  return { ok: true, value: { ...read.value, ageMs: Math.max(0, ageMs) } };
}

const gone = (detail: string): Failed => ({ ok: false, failure: 'timeout', detail });
