import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Channel, SendAttempt } from '../alerts/channel.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'implicit' | 'none';
  readonly user?: string;
  readonly password?: string;
  /** PEM text of certificates that are trusted beside those of the system. */
  readonly ca?: readonly string[];
  readonly from: string;
  /** Says to which address of the host it is spoken, or throws; the host as it stands unless said. */
  readonly addressOf?: (host: string) => Promise<string>;
}

export interface MailLimits {
  /** For the connection and for the greeting; twice that between two words of the server. */
  readonly silenceMs: number;
  /** For one message in all: a server may hang, or say a word each few seconds. */
  readonly attemptMs: number;
}
export const MAIL_LIMITS: MailLimits = { silenceMs: 15_000, attemptMs: 45_000 };

/** Mail by SMTP, a connection a message. Each attempt at one message has the same Message-ID. */
export function mailChannel(settings: MailSettings, limits: MailLimits = MAIL_LIMITS): Channel {
  const { host, port, security, user, password, ca, from, addressOf } = settings;
  const options = {
    host,
    port,
    secure: security === 'implicit',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: limits.silenceMs,
    greetingTimeout: limits.silenceMs,
    // Longer, so that a server that never greets is known as one.
    socketTimeout: 2 * limits.silenceMs,
    dnsTimeout: limits.silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    tls: { ...(ca === undefined ? {} : { ca: [...ca] }), ...(isIP(host) === 0 ? { servername: host } : {}) },
  };
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'localhost';

  return {
    async send(letter, signal) {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(limits.attemptMs)]);
      let transport: ReturnType<typeof createTransport> | undefined;
      try {
        const address = await Promise.race([addressOf?.(host) ?? host, aborted(deadline)]);
        transport = createTransport({ ...options, host: address });
        await Promise.race([
          transport.sendMail({
            from,
            to: letter.to,
            subject: letter.subject,
            text: letter.text,
            messageId: `<${letter.key}@${domain}>`,
            headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          }),
          aborted(deadline),
        ]);
        return { outcome: 'delivered' };
      } catch (error) {
        return whatFailed(error);
      } finally {
        transport?.close();
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => reject(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Words of the server stay out of it but for its number: they may repeat what it was sent. */
function whatFailed(error: unknown): SendAttempt {
  const {
    code,
    command,
    responseCode,
    timeoutType,
    syscall,
    originalCode = '',
  } = error as {
    readonly code?: string;
    readonly command?: string;
    readonly responseCode?: number;
    readonly timeoutType?: string;
    readonly syscall?: string;
    readonly originalCode?: string;
  };
  const detail = ['SMTP', code, originalCode, responseCode, command]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const isAboutThisOne = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (isAboutThisOne && responseCode !== undefined && responseCode >= 500) return { outcome: 'refused', detail };
  // The library does not say how far it had come: whatever broke off behind the greeting without a word may have arrived.
  const isBefore =
    syscall === 'connect' ||
    /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(originalCode) ||
    BEFORE_THE_LETTER.has(code ?? '') ||
    timeoutType === 'CONNECTION_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT';
  return { outcome: 'failed', detail, mayHaveArrived: responseCode === undefined && !isBefore };
}

const BEFORE_THE_LETTER: ReadonlySet<string> = new Set([
  ...['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EREQUIRETLS'],
  // Of the name, before anybody was spoken to.
  ...['EDENIED', 'ENOTFOUND', 'EAI_AGAIN'],
]);
