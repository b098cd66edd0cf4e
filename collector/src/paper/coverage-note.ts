import { formats, type Language, planText } from '@mach/messages';
import type { CoverageCounts } from '@mach/priority';

/** How many devices of a list are known by each way, as lists and plans print it. */
export function planCoverage({ measured, inventory, seen, declared }: CoverageCounts, lang: Language): string {
  const { integer } = formats(lang);
  return planText(lang).coverage(integer(measured), integer(inventory), integer(seen), integer(declared));
}
