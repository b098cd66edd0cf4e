import type { Clock, Host } from '@mach/ports';
import type { InputActivity } from './input-activity.ts';

/** A last input is taken for real when it was so long ago once, and came so long after the session began. */
const AGED_MS = 60_000;

/**
 * Windows tells the last input of the session that asks (GetLastInputInfo). A service sees no person's session; there the
 * session at the machine itself is asked (WTSINFO). Some versions say that its last input is always now, is that of the sign-in, or
 * never was, so it is believed only after it was seen to age and to come again; until then it is unknown.
 */
export function inputActivityOfWindows(
  host: Pick<Host, 'sinceLastInputMs' | 'consoleInput'>,
  clock: Pick<Clock, 'uptimeMs'>,
): InputActivity {
  let lookedAtMs: number | undefined;
  const console = consoleActivity(host);
  return {
    look: async () => {
      const nowMs = clock.uptimeMs();
      const sinceLookMs = lookedAtMs === undefined ? undefined : nowMs - lookedAtMs;
      lookedAtMs = nowMs;
      const own = host.sinceLastInputMs?.();
      if (own?.ok !== true) return console();
      return sinceLookMs === undefined ? undefined : own.value < sinceLookMs;
    },
  };
}

function consoleActivity(host: Pick<Host, 'consoleInput'>): () => Promise<boolean | undefined> {
  let lastInputMs: number | undefined;
  let hasAged = false;
  let isBelieved = false;
  return async () => {
    const told = await host.consoleInput?.();
    if (told?.ok !== true) {
      lastInputMs = undefined;
      return undefined;
    }
    const { value } = told;
    const isNew = lastInputMs !== undefined && value.lastInputMs !== lastInputMs;
    lastInputMs = value.lastInputMs;
    isBelieved ||= hasAged && isNew && value.lastInputMs - value.sessionSinceMs >= AGED_MS;
    hasAged ||= value.nowMs - value.lastInputMs >= AGED_MS;
    return isBelieved ? isNew : undefined;
  };
}
