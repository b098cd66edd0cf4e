import type { Result } from './result.ts';
import type { TlsFacts } from './tls.ts';

export interface LinesTarget {
  readonly host: string;
  readonly port: number;
  /** TLS before the first line, as on the ports 465 and 993. */
  readonly tlsFirst: boolean;
  /** For the whole conversation, from resolving to the last line. */
  readonly timeoutMs: number;
}

export interface Line {
  /** Without its end. Bytes beyond ASCII stand as Latin-1. */
  readonly text: string;
  /** When it was whole, in ms since the connection could carry the first line: opened, or secured where TLS comes first. */
  readonly atMs: number;
}

/** A connection on which both sides say lines, one after the other. Dispose it: its deadline and socket last till then. */
export interface LineConversation extends Disposable {
  readonly address: string;
  readonly resolveMs: number;
  readonly connectMs: number;
  /** Of a handshake before the first line. */
  readonly tls?: TlsFacts;
  /** The next line of the other side. Too long a line, too many of them and an end before a whole line are a `bad-reply`. */
  read(): Promise<Result<Line>>;
  /** Says a line and gives the time in ms as lines have it. A line that could not be delivered shows at the next `read`. */
  say(text: string): number;
  /** TLS from here on. Whatever the other side said too early is a `bad-reply`: it could pass for a secured answer. */
  startTls(): Promise<Result<TlsFacts>>;
  /** Says a last line and lets the other side close, for a second at most. */
  leave(text: string): Promise<void>;
}

/** Opens conversations in lines. */
export interface Lines {
  open(target: LinesTarget, signal: AbortSignal): Promise<Result<LineConversation>>;
}
