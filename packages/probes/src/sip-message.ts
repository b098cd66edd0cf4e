import type { Random } from '@mach/ports';
import { type HeadStyle, isFinal, parseHead, type ResponseHead } from './response-head.ts';
import { hostInUri } from './target.ts';

/** What an answer must give back to be one to this question. */
export interface SipIds {
  /** Begins with the cookie of RFC 3261, 8.1.1.7. */
  readonly branch: string;
  readonly callId: string;
  readonly tag: string;
}

export interface SipQuestion {
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

export const sipStyle: HeadStyle = { protocol: 'SIP', statusLine: /^SIP\/2\.0 ([1-6]\d\d)(?: |$)/i };

/** Ids of one question, by chance: nobody else can guess them, and they tell nothing about this machine. */
export const sipIds = (random: Random): SipIds => ({
  branch: `z9hG4bK${hex(random.bytes(16))}`,
  callId: hex(random.bytes(16)),
  tag: hex(random.bytes(8)),
});

/**
 * The lines of an OPTIONS request up to its last header (RFC 3261, 11.1); an empty one ends it. This machine is called by
 * a name that can't exist (RFC 2606): `rport` (RFC 3581) has the answer sent to where the question came from.
 */
export function optionsRequest({ host, port, transport }: SipQuestion, { branch, callId, tag }: SipIds): string[] {
  const uri = `sip:${hostInUri(host)}:${port}`;
  return [
    `OPTIONS ${uri} SIP/2.0`,
    `Via: SIP/2.0/${transport.toUpperCase()} ${OWN_NAME};branch=${branch};rport`,
    'Max-Forwards: 70',
    `From: <sip:probe@${OWN_NAME}>;tag=${tag}`,
    `To: <${uri}>`,
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    'Accept: application/sdp',
    'User-Agent: mach-probe',
    'Content-Length: 0',
  ];
}

/** Whether an answer gives the ids of the question back, and is not to somebody else's. */
export function answersQuestion({ headers }: ResponseHead, { branch, callId }: SipIds): boolean {
  const via = headers.get('via') ?? headers.get('v') ?? '';
  const given = /;\s*branch\s*=\s*([^;,\s]+)/i.exec(via)?.[1];
  return given === branch && (headers.get('call-id') ?? headers.get('i')) === callId;
}

/** The final answer in a datagram; undefined where it holds none to this question. */
export function readSipDatagram(datagram: Uint8Array, ids: SipIds): ResponseHead | undefined {
  const lines = new TextDecoder().decode(datagram).trimStart().split(/\r?\n/);
  const end = lines.indexOf('');
  if (end < 0) return undefined;
  const head = parseHead(lines.slice(0, end), sipStyle);
  return head !== undefined && isFinal(head) && answersQuestion(head, ids) ? head : undefined;
}

const OWN_NAME = 'mach-probe.invalid';

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
