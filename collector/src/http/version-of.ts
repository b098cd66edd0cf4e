import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

const DIGITS = 20;

/** Stands for a value as it is now: two that are the same have the same, whatever the order of their keys. */
export const versionOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest('hex')
    .slice(0, DIGITS);
