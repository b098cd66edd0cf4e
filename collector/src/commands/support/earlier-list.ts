import { readFileSync } from 'node:fs';
import type { EarlierRow } from '@mach/priority';
import { z } from 'zod';
import { Explained } from './base.ts';

const row = z.looseObject({
  device: z.string(),
  number: z.int(),
  rank: z.int(),
  minutesPerMonth: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
  reasons: z.array(z.looseObject({ code: z.string() })),
});
const list = z.array(row);

/** The rows of a list that was printed before with `--format json`. */
export function earlierList(file: string): readonly EarlierRow[] {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Explained(`${file} can't be read as JSON: expected what "priorities list --format json" printed`, {
      cause,
    });
  }
  const items = typeof found === 'object' && found !== null && 'items' in found ? found.items : found;
  const parsed = list.safeParse(items);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Explained(
    `${file}: ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}; expected what "priorities list --format json" printed`,
  );
}
