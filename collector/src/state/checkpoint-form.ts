import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { FOLD_LIMITS, type FoldLimits } from './fold-limits.ts';
import { lastingKinds } from './lasting-kinds.ts';
import type { FoldState } from './mutable-state.ts';

/** Raised with every change of what the fold keeps or decides: a checkpoint of another form is thrown away. */
const FOLD_FORM = 28;

/** Another list of lasting values makes other changes out of the same journal. */
const lastingValues = canonicalJson([...lastingKinds].map(([kind, { values }]) => ({ kind, values })));

/** The number that stands for this version of the fold under these limits. */
export function checkpointForm(limits: FoldLimits = FOLD_LIMITS): number {
  return createHash('sha256')
    .update(`${FOLD_FORM} ${canonicalJson(limits)} ${lastingValues}`)
    .digest()
    .readUInt32BE(0);
}

/** The state as bytes for a checkpoint. Maps are written as `{"$map": [[key, value], …]}`. */
export function writeState(state: FoldState): Uint8Array {
  const text = JSON.stringify(state, (_key, value) => (value instanceof Map ? { $map: [...value] } : value));
  return new TextEncoder().encode(text);
}

/** The state out of a checkpoint of this form. */
export function readState(bytes: Uint8Array): FoldState {
  return JSON.parse(new TextDecoder().decode(bytes), (_key, value) =>
    typeof value === 'object' && value !== null && Array.isArray(value.$map) ? new Map(value.$map) : value,
  );
}

/** SHA-256 of the state, whatever the order in which its maps were filled: two equal ones are the same state. */
export function stateHash(state: FoldState): string {
  return createHash('sha256').update(canonicalJson(state)).digest('hex');
}
