import { readFileSync } from 'node:fs';
import type { EarlierRow } from '@mach/priority';
import { earlierListSchema } from '../../planning/earlier-list-schema.ts';
import { Explained } from './base.ts';

const EXPECTED = 'expected what "priorities list --format json" printed';

/** The rows of a list that was printed before with `--format json`, or that the resource gave. */
export function earlierList(file: string): readonly EarlierRow[] {
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Explained(`${file} can't be read as JSON: ${EXPECTED}`, { cause });
  }
  const parsed = earlierListSchema.safeParse(found);
  if (!parsed.success) throw new Explained(`${file}: found something else, ${EXPECTED}`);
  return Array.isArray(parsed.data) ? parsed.data : parsed.data.items;
}
