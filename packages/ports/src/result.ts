/**
 * Trouble that is expected when one asks the world: a value, never a throw. `unresolved`: whoever knows names gave no answer for the
 * host's, or none of use; it was never asked itself.
 */
export type Trouble =
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'not-found'
  | 'unresolved'
  | 'bad-reply'
  | 'denied'
  | 'unsupported';

/** What a port gives: a value, or what kind of trouble there was, with a detail for people who look closer. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Trouble; readonly detail: string };

/** The answer for trouble alone. */
export type Failed = Extract<Result<never>, { readonly ok: false }>;
