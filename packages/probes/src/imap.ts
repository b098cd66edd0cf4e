import type { LineConversation, Result } from '@mach/ports';
import { probe } from './contract.ts';
import { type MailProtocol, mailMetrics, mailOptions, type Said, visitMailServer } from './mail.ts';
import { quoted } from './quoted.ts';

/** RFC 9051, and its forerunner 3501 where they agree. */
const protocol: MailProtocol = {
  tlsFirstPort: 993,
  askFeatures: 'm1 CAPABILITY',
  askTls: 'm2 STARTTLS',
  farewell: 'm3 LOGOUT',
  readGreeting: async (conversation) => {
    const line = await conversation.read();
    if (!line.ok) return line;
    const { text, atMs } = line.value;
    const [, state, said = ''] = /^\* (OK|PREAUTH|BYE)(?: (.*))?$/i.exec(text) ?? [];
    if (state === undefined) return badReply(`this is no IMAP: ${quoted(text)}`);
    if (/^BYE$/i.test(state)) return { ok: false, failure: 'denied', detail: `greeting: ${quoted(text)}` };
    return { ok: true, value: { text: said, atMs } };
  },
  readFeatures: async (conversation) => {
    const answer = await readAnswer(conversation, 'm1');
    if (!answer.ok) return answer;
    const features = answer.value.untagged.flatMap((text) => /^CAPABILITY (.*)$/i.exec(text)?.[1]?.split(' ') ?? []);
    return { ok: true, value: { ...answer.value, startTlsOffered: features.some((one) => /^STARTTLS$/i.test(one)) } };
  },
  readConsent: (conversation) => readAnswer(conversation, 'm2'),
};

const options = mailOptions(protocol);

/** Greets a mail server, looks at its certificate and takes leave: no sign-in, no mailbox. */
export const imap = probe({
  name: 'imap',
  summary: 'Greets a mail server by IMAP, up to a handshake by STARTTLS or implicit TLS, and takes leave.',
  needs: ['lines'],
  options,
  metrics: mailMetrics('imap'),
  target: { help: 'host:port, or [IPv6 address]:port', example: 'mail.example.vn:993' },
  run: (io, target, wish, signal) => visitMailServer(io, protocol, { ...wish, target }, signal),
});

/** Reads up to the line with the tag, which must say OK; untagged lines before it are given without their asterisk. */
async function readAnswer(
  conversation: LineConversation,
  tag: string,
): Promise<Result<Said & { readonly untagged: readonly string[] }>> {
  const untagged: string[] = [];
  for (;;) {
    const line = await conversation.read();
    if (!line.ok) return line;
    const { text, atMs } = line.value;
    if (text.startsWith('* ')) {
      untagged.push(text.slice(2));
      continue;
    }
    const [first, state, ...words] = text.split(' ');
    if (first !== tag || !/^OK$/i.test(state ?? '')) return badReply(`the answer is not OK: ${quoted(text)}`);
    return { ok: true, value: { text: words.join(' '), atMs, untagged } };
  }
}

const badReply = (detail: string) => ({ ok: false, failure: 'bad-reply', detail }) as const;
