import type { Line, LineConversation, Result } from '@mach/ports';
import { quoted } from './quoted.ts';

/** The head of an answer in the manner of HTTP, as SIP and RTSP have it: a status line, then headers up to an empty line. */
export interface ResponseHead {
  readonly status: number;
  /** Values by name in lower case; of a name that stands there several times the first. */
  readonly headers: ReadonlyMap<string, string>;
}

/** A head that came over a connection; `atMs` is when its status line was whole, as `Line.atMs` has it. */
export type TimedHead = ResponseHead & Pick<Line, 'atMs'>;

/** A protocol's name for people, and its status line with the status as first group. */
export interface HeadStyle {
  readonly protocol: string;
  readonly statusLine: RegExp;
}

/** Reads the lines before the empty one; undefined where they do not begin with a status line. */
export function parseHead([first = '', ...rest]: readonly string[], style: HeadStyle): ResponseHead | undefined {
  const status = style.statusLine.exec(first)?.[1];
  return status === undefined ? undefined : { status: Number(status), headers: parseHeaders(rest) };
}

/**
 * The next head that comes over a conversation, whose limit of lines holds here too. Empty lines before it are no part of
 * it (RFC 3261, 7.5).
 */
export async function readHead(conversation: LineConversation, style: HeadStyle): Promise<Result<TimedHead>> {
  const headerLines: string[] = [];
  let begun: { readonly status: number; readonly atMs: number } | undefined;
  for (;;) {
    const line = await conversation.read();
    if (!line.ok) return line;
    const { text, atMs } = line.value;
    if (begun !== undefined) {
      if (text === '') return { ok: true, value: { ...begun, headers: parseHeaders(headerLines) } };
      headerLines.push(text);
    } else if (text !== '') {
      const status = style.statusLine.exec(text)?.[1];
      if (status === undefined) return badReply(`this is no ${style.protocol}: ${quoted(text)}`);
      begun = { status: Number(status), atMs };
    }
  }
}

/** The first head that is not provisional (a status below 200), for as long as the conversation goes on. */
export async function readFinalHead(conversation: LineConversation, style: HeadStyle): Promise<Result<TimedHead>> {
  for (;;) {
    const head = await readHead(conversation, style);
    if (!head.ok || isFinal(head.value)) return head;
  }
}

export const isFinal = ({ status }: ResponseHead): boolean => status >= 200;

/** What the other side says that it is, fit to be shown; empty where it says nothing. */
export const programOf = ({ headers }: ResponseHead): string =>
  (headers.get('server') ?? headers.get('user-agent') ?? '').replaceAll(/[^ -~]/g, '?').slice(0, PROGRAM_LENGTH_MAX);

const PROGRAM_LENGTH_MAX = 200;

/** A line that begins with a blank goes on with the header before it (RFC 3261, 7.3.1). */
function parseHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const unfolded = lines.join('\n').replaceAll(/\n[ \t]+/g, ' ');
  for (const line of unfolded.split('\n')) {
    const [, name = '', value = ''] = /^([\w!%*+`'~.-]+)[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== '' && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim());
  }
  return headers;
}

const badReply = (detail: string) => ({ ok: false, failure: 'bad-reply', detail }) as const;
