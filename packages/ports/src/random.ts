/** Chance. */
export interface Random {
  /** From 0 inclusive to 1 exclusive. */
  next(): number;
  /** Random bytes, fit for secrets in the real port. */
  bytes(length: number): Uint8Array;
}
