import type { LineConversation, Lines, Result, TlsFacts } from '@mach/ports';
import { choice, flag, integer, type MetricSpec, type Values } from '@mach/wire';
import { certificateMetrics, certificateValues } from './certificate.ts';
import type { Outcome } from './contract.ts';
import { flagValue, gauge, textValue } from './metrics.ts';
import { splitHostPort } from './target.ts';

/** How one mail protocol says what all of them do. Nobody signs in, and no mail is offered. */
export interface MailProtocol {
  /** The port on which TLS comes before the first line. */
  readonly tlsFirstPort: number;
  readonly askFeatures: string;
  readonly askTls: string;
  readonly farewell: string;
  readGreeting(conversation: LineConversation): Promise<Result<Said>>;
  readFeatures(conversation: LineConversation): Promise<Result<Said & { readonly startTlsOffered: boolean }>>;
  /** The consent to begin TLS at once. */
  readConsent(conversation: LineConversation): Promise<Result<Said>>;
}

/** What was said, and when its last line was whole, as `Line.atMs` has it. */
export interface Said {
  readonly text: string;
  readonly atMs: number;
}

/** Options of both mail probes; the port on which TLS comes first differs. */
export const mailOptions = ({ tlsFirstPort }: Pick<MailProtocol, 'tlsFirstPort'>) => ({
  security: choice({
    choices: ['auto', 'starttls', 'implicit', 'none'],
    default: 'auto',
    help: `implicit: TLS from the first byte; starttls: it must be offered; auto: implicit on port ${tlsFirstPort}, elsewhere STARTTLS where it is offered; none: all in the clear`,
  }),
  requireTrust: flag({
    default: true,
    help: 'a certificate that does not hold fails the probe, as it stops a mail program',
  }),
  timeoutMs: integer({ default: 10_000, min: 100, max: 60_000, unit: 'ms', help: 'for the whole conversation' }),
});

/** Values of both mail probes, with durations in a family of the protocol's own. */
export function mailMetrics(protocol: 'smtp' | 'imap'): readonly MetricSpec[] {
  const duration = (value: string, phase: string, help: string) =>
    gauge(value, 'ms', {
      help,
      as: `mach_probe_${protocol}_duration_seconds`,
      labels: { phase },
      family: `Duration of a conversation by ${protocol.toUpperCase()} by phase.`,
    });
  return [
    duration('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
    duration('connectMs', 'connect', 'time from SYN to an open connection'),
    duration('greetingMs', 'greeting', 'time from the open connection, secured where TLS comes first, to the greeting'),
    duration('featuresMs', 'features', 'time from asking what the server can do to its answer'),
    duration('tlsMs', 'tls', 'time of the TLS handshake'),
    flagValue('startTlsOffered', {
      help: 'whether STARTTLS is offered; unknown where TLS comes first',
      as: `mach_probe_${protocol}_starttls_offered`,
    }),
    ...certificateMetrics,
    textValue('greeting', { help: 'what the server says of itself, at most 200 characters of it' }),
    textValue('address', { help: 'the address that took the connection' }),
  ];
}

interface Wish {
  readonly security: 'auto' | 'starttls' | 'implicit' | 'none';
  readonly requireTrust: boolean;
  readonly timeoutMs: number;
}

/** Goes through a conversation up to the farewell. What was measured before a trouble is told with it. */
export async function visitMailServer(
  { lines }: { readonly lines: Lines },
  protocol: MailProtocol,
  { target, ...wish }: Wish & { readonly target: string },
  signal: AbortSignal,
): Promise<Outcome> {
  const place = splitHostPort(target);
  if (!place.ok) return place;
  const isTlsPort = place.value.port === protocol.tlsFirstPort;
  const tlsFirst = wish.security === 'implicit' || (wish.security === 'auto' && isTlsPort);
  const opened = await lines.open({ ...place.value, tlsFirst, timeoutMs: wish.timeoutMs }, signal);
  if (!opened.ok) return opened;
  using conversation = opened.value;
  const outcome = await converse(conversation, protocol, wish);
  await conversation.leave(protocol.farewell);
  return outcome;
}

async function converse(conversation: LineConversation, protocol: MailProtocol, wish: Wish): Promise<Outcome> {
  const { resolveMs, connectMs, address, tls } = conversation;
  const opened = { resolveMs, connectMs, address, ...(tls !== undefined && securedValues(tls)) };
  const greeting = await protocol.readGreeting(conversation);
  if (!greeting.ok) return { ...greeting, values: opened };
  const { text, atMs } = greeting.value;
  const greeted = { ...opened, greetingMs: atMs, greeting: text.slice(0, GREETING_LENGTH_MAX) };

  const askedMs = conversation.say(protocol.askFeatures);
  const features = await protocol.readFeatures(conversation);
  if (!features.ok) return { ...features, values: greeted };
  const { startTlsOffered } = features.value;
  const answered = { ...greeted, featuresMs: features.value.atMs - askedMs };
  if (tls !== undefined) return judge(tls, answered, wish);

  const inTheClear = { ...answered, startTlsOffered };
  if (wish.security === 'none') return { ok: true, values: inTheClear };
  if (!startTlsOffered) {
    if (wish.security === 'auto') return { ok: true, values: inTheClear };
    return { ok: false, failure: 'bad-reply', detail: 'STARTTLS is not offered', values: inTheClear };
  }
  const secured = await upgrade(conversation, protocol);
  if (!secured.ok) return { ...secured, values: inTheClear };
  return judge(secured.value, { ...inTheClear, ...securedValues(secured.value) }, wish);
}

async function upgrade(conversation: LineConversation, protocol: MailProtocol): Promise<Result<TlsFacts>> {
  conversation.say(protocol.askTls);
  const consent = await protocol.readConsent(conversation);
  return consent.ok ? conversation.startTls() : consent;
}

const securedValues = (tls: TlsFacts): Values => ({ tlsMs: tls.tlsMs, ...certificateValues(tls) });

function judge({ trusted, distrust }: TlsFacts, values: Values, { requireTrust }: Wish): Outcome {
  if (trusted || !requireTrust) return { ok: true, values };
  return { ok: false, failure: 'bad-reply', detail: `the certificate does not hold: ${distrust}`, values };
}

const GREETING_LENGTH_MAX = 200;
