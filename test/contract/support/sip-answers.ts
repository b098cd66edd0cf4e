interface MadeAnswer {
  readonly status?: number;
  /** Put in the place of headers of the question, or added; '' leaves one out. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer to an OPTIONS request as RFC 3261, 8.2.6 has it: Via, From, To, Call-ID and CSeq are those of the question. */
export function sipAnswer(question: string, { status = 200, headers = {} }: MadeAnswer = {}): string[] {
  const asked = question.split('\r\n').map((line) => line.split(/: (.*)/));
  const given = new Map(asked.flatMap(([name = '', value]) => (value === undefined ? [] : [[name, value] as const])));
  const kept = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name) => [name, given.get(name) ?? ''] as const);
  const all = Object.entries({ ...Object.fromEntries(kept), 'Content-Length': '0', ...headers });
  return [
    `SIP/2.0 ${status} Scripted`,
    ...all.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])),
    '',
  ];
}

/** The same as bytes for a datagram or a connection. */
export const sipBytes = (lines: readonly string[]): Uint8Array => Buffer.from([...lines, ''].join('\r\n'), 'utf8');
