import type { MachineFacts } from '@mach/ports';

/** For one part. Old PCs take seconds to start a PowerShell. */
const PART_DEADLINE_MS = 40_000;

/** Reads all parts at once. One that fails, or takes longer than its deadline, is absent and named in `unread` with the reason. */
export async function readParts(
  readers: Readonly<Record<string, () => Promise<unknown>>>,
  startTimer: (fire: () => void, ms: number) => unknown,
): Promise<MachineFacts> {
  const facts: Record<string, unknown> = {};
  const unread: Record<string, string> = {};
  await Promise.all(
    Object.entries(readers).map(async ([name, read]) => {
      const { promise: late, reject } = Promise.withResolvers<never>();
      startTimer(() => reject(new Error(`not read within ${PART_DEADLINE_MS / 1_000} s`)), PART_DEADLINE_MS);
      late.catch(() => undefined);
      try {
        facts[name] = await Promise.race([read(), late]);
      } catch (error) {
        unread[name] = error instanceof Error ? error.message : String(error);
      }
    }),
  );
  return { ...facts, unread };
}
