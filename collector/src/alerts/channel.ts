import type { AlertContent } from '@mach/wire';

/** A message as a way out needs it, written in the recipient's language. */
export interface Letter {
  /** The same for each attempt at one message: the other side can tell that it has it already. */
  readonly key: string;
  readonly at: number;
  /** Address or number; empty where the way itself is the recipient. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** One short message. */
  readonly short: string;
  readonly content: AlertContent;
  readonly isDoubtful: boolean;
}

/**
 * What became of one attempt. `refused` will be refused again; `failed` may go through later, not before `retryAfterMs`. `mayHaveArrived`:
 * the other side had all of it when it was given up. `detail` is for the operator and holds no secret.
 */
export type SendAttempt =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'refused'; readonly detail: string }
  | {
      readonly outcome: 'failed';
      readonly detail: string;
      readonly mayHaveArrived: boolean;
      readonly retryAfterMs?: number;
    };

/** A way out. An attempt ends within its own limit and never throws for what the other side does. */
export interface Channel {
  send(letter: Letter, signal: AbortSignal): Promise<SendAttempt>;
}
