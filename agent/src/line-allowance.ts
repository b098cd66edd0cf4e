import { vietnamDayNumber } from '@mach/knowledge';
import type { Clock, LineAllowance } from '@mach/ports';
import type { Store } from './store.ts';

interface Used {
  /** Of Vietnam, as people and contracts count days: the days since 1970. */
  readonly day: number;
  readonly bytes: number;
}

/**
 * Counts what measurements put on the line today, in the data folder, so that a restart gives nothing back. While a run is
 * under way all that it may use counts as used. `isUsualGateway` is undefined while it is not known.
 */
export function createLineAllowance(
  { clock, store }: { readonly clock: Clock; readonly store: Store },
  isUsualGateway: () => boolean | undefined,
): LineAllowance {
  let used = readUsed(store.read('line-allowance'));
  const add = (day: number, bytes: number) => {
    used = { day, bytes: Math.max(0, bytes + (used.day === day ? used.bytes : 0)) };
    store.write('line-allowance', JSON.stringify(used));
  };
  return {
    take: (bytes, perDayBytesMax) => {
      if (isUsualGateway() === false) {
        return denied('this PC is behind another gateway than usual: that line is not the commune’s');
      }
      const day = vietnamDayNumber(clock.wallMs());
      const soFar = used.day === day ? used.bytes : 0;
      if (soFar + bytes > perDayBytesMax) {
        return denied(`${bytes} bytes more would be over the ${perDayBytesMax} of a day: ${soFar} are used`);
      }
      add(day, bytes);
      return { ok: true, value: { settle: (usedBytes) => add(day, usedBytes - bytes) } };
    },
  };
}

/** For a command that a person runs: nothing is remembered, and a single run is held to a day's measure. */
export const allowanceOfOneRun: LineAllowance = {
  take: (bytes, perDayBytesMax) =>
    bytes > perDayBytesMax
      ? denied(`${bytes} bytes would be over the ${perDayBytesMax} of a day`)
      : { ok: true, value: { settle: () => {} } },
};

const denied = (detail: string) => ({ ok: false, failure: 'denied', detail }) as const;

function readUsed(text: string | undefined): Used {
  try {
    const { day, bytes } = JSON.parse(text ?? '{}') as Partial<Used>;
    if (Number.isSafeInteger(day) && Number.isSafeInteger(bytes)) return { day: Number(day), bytes: Number(bytes) };
  } catch {
    // Not ours: counted from nothing.
  }
  return { day: 0, bytes: 0 };
}
