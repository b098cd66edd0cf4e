import { randomBytes } from 'node:crypto';
import type { Random } from '../random.ts';

/** Chance of the operating system: bytes are fit for secrets, numbers for spreading work over time. */
export const nodeRandom: Random = {
  next: () => Math.random(),
  bytes: (length) => new Uint8Array(randomBytes(length)),
};
