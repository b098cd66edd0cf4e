import type { LineConversation, Lines, LinesTarget } from '../lines.ts';
import type { Result } from '../result.ts';
import type { TlsFacts } from '../tls.ts';
import type { Scripted } from './scripted-network.ts';

export interface LinesScript {
  /** What the other side says before it was spoken to. */
  readonly greeting: readonly string[];
  /**
   * Line that is said → lines of the answer; nothing more comes after a line that is not named. A function where what is
   * said holds chance.
   */
  readonly answers?: Readonly<Record<string, readonly string[]>> | ((said: string) => readonly string[]);
  /** Of the handshake, before the first line or within. */
  readonly tls?: Result<TlsFacts>;
}

/** A server that says what the script says, each line a millisecond after what was said before, then closes. */
export function scriptedLines(script: Result<LinesScript>): Scripted<Lines, LinesTarget> & { readonly said: string[] } {
  const asked: LinesTarget[] = [];
  const said: string[] = [];
  return {
    asked,
    said,
    open: async (target) => {
      asked.push(target);
      if (!script.ok) return script;
      const { tls } = script.value;
      if (!target.tlsFirst) return { ok: true, value: conversation(script.value, said) };
      if (tls === undefined) throw new Error('the script has no handshake');
      return tls.ok ? { ok: true, value: { ...conversation(script.value, said), tls: tls.value } } : tls;
    },
  };
}

function conversation({ greeting, answers = {}, tls }: LinesScript, said: string[]): LineConversation {
  const waiting = [...greeting];
  let atMs = 0;
  const say = (text: string) => {
    said.push(text);
    waiting.push(...(typeof answers === 'function' ? answers(text) : (answers[text] ?? [])));
    return atMs;
  };
  return {
    address: '192.0.2.25',
    resolveMs: 1,
    connectMs: 2,
    read: async () => {
      const text = waiting.shift();
      if (text === undefined) return { ok: false, failure: 'bad-reply', detail: 'the script has no more lines' };
      atMs += 1;
      return { ok: true, value: { text, atMs } };
    },
    say,
    startTls: async () => {
      if (tls === undefined) throw new Error('the script has no handshake');
      return tls;
    },
    leave: async (text) => void say(text),
    [Symbol.dispose]: () => {},
  };
}
