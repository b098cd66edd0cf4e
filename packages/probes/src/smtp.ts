import type { Failed, LineConversation, Result } from '@mach/ports';
import { probe } from './contract.ts';
import { type MailProtocol, mailMetrics, mailOptions, type Said, visitMailServer } from './mail.ts';
import { quoted } from './quoted.ts';

/** RFC 5321 and, for STARTTLS, RFC 3207. */
const protocol: MailProtocol = {
  tlsFirstPort: 465,
  // A name that can't exist (RFC 2606), so that whoever reads the server's log can tell who asked.
  askFeatures: 'EHLO mach-probe.invalid',
  askTls: 'STARTTLS',
  farewell: 'QUIT',
  readGreeting: async (conversation) => {
    const reply = await readReply(conversation);
    if (!reply.ok) return reply;
    if (reply.value.code === NO_SERVICE_HERE) return { ...unexpected(reply.value, 'greeting'), failure: 'denied' };
    return expectCode(reply.value, 220, 'greeting');
  },
  readFeatures: async (conversation) => {
    const reply = await readReply(conversation);
    if (!reply.ok) return reply;
    const startTlsOffered = reply.value.texts.slice(1).some((feature) => /^STARTTLS\s*$/i.test(feature));
    const greeted = expectCode(reply.value, 250, 'EHLO');
    return greeted.ok ? { ok: true, value: { ...greeted.value, startTlsOffered } } : greeted;
  },
  readConsent: async (conversation) => {
    const reply = await readReply(conversation);
    return reply.ok ? expectCode(reply.value, 220, 'STARTTLS') : reply;
  },
};

const options = mailOptions(protocol);

/** Greets a mail server, looks at its certificate and takes leave: no sign-in, no sender, no mail. */
export const smtp = probe({
  name: 'smtp',
  summary: 'Greets a mail server by SMTP, up to a handshake by STARTTLS or implicit TLS, and takes leave.',
  needs: ['lines'],
  options,
  metrics: mailMetrics('smtp'),
  target: { help: 'host:port, or [IPv6 address]:port', example: 'mail.example.vn:587' },
  run: (io, target, wish, signal) => visitMailServer(io, protocol, { ...wish, target }, signal),
});

interface Reply {
  readonly code: number;
  /** One a line. */
  readonly texts: readonly string[];
  readonly atMs: number;
}

/** The code of a greeting that says that no mail is taken here (RFC 5321, 4.3.2). */
const NO_SERVICE_HERE = 554;

/** One reply of any number of lines; the last has a blank, or nothing, behind its code (RFC 5321, 4.2.1). */
async function readReply(conversation: LineConversation): Promise<Result<Reply>> {
  const texts: string[] = [];
  let code: number | undefined;
  for (;;) {
    const line = await conversation.read();
    if (!line.ok) return line;
    const [, digits, separator, text = ''] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line.value.text) ?? [];
    if (digits === undefined || (code !== undefined && code !== Number(digits))) {
      return { ok: false, failure: 'bad-reply', detail: `this is no SMTP: ${quoted(line.value.text)}` };
    }
    code = Number(digits);
    texts.push(text);
    if (separator !== '-') return { ok: true, value: { code, texts, atMs: line.value.atMs } };
  }
}

function expectCode(reply: Reply, code: number, what: string): Result<Said> {
  if (reply.code !== code) return unexpected(reply, what);
  return { ok: true, value: { text: reply.texts[0] ?? '', atMs: reply.atMs } };
}

const unexpected = ({ code, texts }: Reply, what: string): Failed => ({
  ok: false,
  failure: 'bad-reply',
  detail: `${what}: ${code} ${quoted(texts[0] ?? '')}`,
});
