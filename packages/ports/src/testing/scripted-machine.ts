import type { Benchmark, BenchmarkFacts } from '../benchmark.ts';
import type { BootCounts, Boots } from '../boots.ts';
import type { Hash } from '../hash.ts';
import type { Inventory, MachineFacts } from '../inventory.ts';
import type { LineAllowance } from '../line-allowance.ts';
import type { LocalNetwork, LocalNetworkFacts } from '../local-network.ts';
import type { MemoryErrorCounts, MemoryErrors } from '../memory-errors.ts';
import type { Failed, Result } from '../result.ts';
import type { LostReports, Self, SelfFacts } from '../self.ts';
import type { SlowMinuteCounts, SlowMinutes } from '../slow-minutes.ts';
import type { StampSession, StampSessions } from '../stamp-sessions.ts';

/** An inventory that always tells this. */
export const scriptedInventory = (result: Result<MachineFacts>): Inventory => ({ read: async () => result });

/** An allowance that always gives, or refuses so; `settled` lists what was used in the end. */
export function scriptedAllowance(refusal?: Failed): LineAllowance & { readonly settled: readonly number[] } {
  const settled: number[] = [];
  const taken = { ok: true, value: { settle: (bytes: number) => void settled.push(bytes) } } as const;
  return { settled, take: () => refusal ?? taken };
}

/** An agent that knows this of itself. */
export const scriptedSelf = (facts: SelfFacts, lost: readonly LostReports[] = []): Self => ({
  read: () => facts,
  lost: () => lost,
});

/** An agent that has counted this; nothing where nobody watches. */
export const scriptedSlowMinutes = (counts?: SlowMinuteCounts): SlowMinutes => ({ read: () => counts });

/** A benchmark that always tells this. */
export const scriptedBenchmark = (result: Result<BenchmarkFacts>): Benchmark => ({ read: async () => result });

/** An agent that has met this on its LAN; nothing where nobody stays. */
export const scriptedLocalNetwork = (facts?: LocalNetworkFacts): LocalNetwork => ({ read: () => facts });

/** An agent that has counted these boots; nothing where nobody does. */
export const scriptedBoots = (counts?: BootCounts): Boots => ({ read: () => counts });

/** A system that wrote down so many errors of memory; nothing where it writes none. */
export const scriptedMemoryErrors = (counts?: MemoryErrorCounts): MemoryErrors => ({ read: () => counts });

/** A hash that can be read: the text itself behind a mark; of a packet its key and a sum that notices each changed byte. */
export const readableHash: Hash = {
  salted: (text) => `hash of ${text}`,
  hmacSha256: (key, bytes) => {
    const sum = new Uint8Array(32);
    for (const [index, byte] of [...key, ...bytes].entries()) {
      const at = index % 16;
      sum[at] = ((sum[at] ?? 0) * 31 + byte + 1) & 255;
    }
    return sum;
  },
};

/** Sessions that are always this one, and those that were doubted. */
export function scriptedStampSessions(
  result: Result<StampSession>,
): StampSessions & { readonly doubted: readonly StampSession[] } {
  const doubted: StampSession[] = [];
  return { doubted, current: async () => result, doubt: (session) => void doubted.push(session) };
}
