import type { TlsFacts } from '@mach/ports';
import { type LinesScript, scriptedLines, scriptedTls, tlsFactsWith } from '@mach/ports/testing';
import { type Case, failedBy } from './probe-case.ts';

const certificate = { certificateExpiryMs: 1_800_000_000_000, tlsProtocol: 'TLSv1.3', certificateTrusted: true };
const shown = (given: Partial<TlsFacts> = {}) => ({
  tls: scriptedTls({
    ok: true,
    value: { address: '192.0.2.10', resolveMs: 1, connectMs: 2, tls: tlsFactsWith(given) },
  }),
});
const all = {
  resolveMs: 1,
  connectMs: 2,
  tlsMs: 4,
  ...certificate,
  nameMatches: true,
  chainLength: 1,
  issuer: 'O=Example CA',
  keyPin: 'A'.repeat(43),
  address: '192.0.2.10',
};

const tlsCase = (given: Omit<Case, 'kind' | 'target'>): Case => ({
  kind: 'tls',
  target: 'portal.example.vn:443',
  ...given,
});

export const tlsCases: readonly Case[] = [
  tlsCase({
    claim: 'tells phases, dates, issuer and key of a certificate that holds',
    ports: shown(),
    outcome: { ok: true, values: all },
  }),
  tlsCase({
    claim: 'is a bad reply where the certificate does not hold',
    ports: shown({ trusted: false, distrust: 'ERR_TLS_CERT_ALTNAME_INVALID', nameMatches: false }),
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the certificate does not hold: ERR_TLS_CERT_ALTNAME_INVALID',
      values: { ...all, nameMatches: false, certificateTrusted: false },
    },
  }),
  tlsCase({
    claim: 'says that a trusted certificate of another issuer was put in the place of the expected one',
    ports: shown(),
    options: { expectedIssuer: 'DigiCert' },
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the certificate was replaced: it was issued by "O=Example CA", not by "DigiCert"',
      values: { ...all, replaced: true },
    },
  }),
  tlsCase({
    claim: 'says that none of the keys is a pinned one',
    ports: shown(),
    options: { pins: `${'B'.repeat(43)},${'C'.repeat(43)}` },
    outcome: {
      ok: false,
      failure: 'bad-reply',
      detail: 'the certificate was replaced: none of its keys is a pinned one; it was issued by "O=Example CA"',
      values: { ...all, replaced: true },
    },
  }),
  tlsCase({
    claim: 'takes the expected issuer and any of the pinned keys',
    ports: shown(),
    options: { pins: `${'B'.repeat(43)},${'A'.repeat(43)}`, expectedIssuer: 'Example CA' },
    outcome: { ok: true, values: { ...all, replaced: false } },
  }),
];

const talk = (script: LinesScript) => ({ lines: scriptedLines({ ok: true, value: script }) });
const mailValues = { resolveMs: 1, connectMs: 2, greetingMs: 1, address: '192.0.2.25' };

const smtpServer = (given: Partial<LinesScript> = {}): LinesScript => ({
  greeting: ['220 mail.example.vn ESMTP Postfix (Debian/GNU)'],
  answers: {
    'EHLO mach-probe.invalid': ['250-mail.example.vn', '250-PIPELINING', '250-STARTTLS', '250 CHUNKING'],
    STARTTLS: ['220 2.0.0 Ready to start TLS'],
    QUIT: ['221 2.0.0 Bye'],
  },
  tls: { ok: true, value: tlsFactsWith() },
  ...given,
});
const ehlo = (...lines: string[]) => ({ answers: { ...smtpServer().answers, 'EHLO mach-probe.invalid': lines } });
const smtpGreeted = { ...mailValues, greeting: 'mail.example.vn ESMTP Postfix (Debian/GNU)' };

const oddSmtp: readonly (readonly [what: string, given: Partial<LinesScript>, detail: string])[] = [
  ['STARTTLS that is asked for and not offered', ehlo('250 mail.example.vn'), 'STARTTLS is not offered'],
  ['a greeting that puts off', { greeting: ['421 4.3.2 try later'] }, 'greeting: 421 "4.3.2 try later"'],
  ['another protocol', { greeting: ['SSH-2.0-OpenSSH_9.2'] }, 'this is no SMTP: "SSH-2.0-OpenSSH_9.2"'],
  ['letters that a terminal would obey', { greeting: ['\x1b[2J'] }, 'this is no SMTP: "?[2J"'],
  ['a reply of two codes', { greeting: ['220-a', '250 b'] }, 'this is no SMTP: "250 b"'],
  ['a refused EHLO', ehlo('502 5.5.1 no'), 'EHLO: 502 "5.5.1 no"'],
  ['an end in the middle of a reply', ehlo('250-mail'), 'the script has no more lines'],
  ['a handshake that is put off', { answers: { ...smtpServer().answers, STARTTLS: ['454 no'] } }, 'STARTTLS: 454 "no"'],
  ['a handshake that fails', { tls: failedBy('bad-reply') }, 'scripted bad-reply'],
  [
    'a certificate that does not hold',
    { tls: { ok: true, value: tlsFactsWith({ trusted: false, distrust: 'CERT_HAS_EXPIRED' }) } },
    'the certificate does not hold: CERT_HAS_EXPIRED',
  ],
];

export const smtpCases: readonly Case[] = [
  {
    claim: 'goes from the greeting through STARTTLS to a handshake',
    kind: 'smtp',
    target: 'mail.example.vn:587',
    ports: talk(smtpServer()),
    outcome: { ok: true, values: { ...smtpGreeted, featuresMs: 4, startTlsOffered: true, tlsMs: 4, ...certificate } },
  },
  {
    claim: 'shakes hands before the greeting on port 465, where STARTTLS means nothing',
    kind: 'smtp',
    target: 'mail.example.vn:465',
    ports: talk(smtpServer()),
    outcome: { ok: true, values: { ...smtpGreeted, featuresMs: 4, tlsMs: 4, ...certificate } },
  },
  {
    claim: 'is good without STARTTLS unless it is asked for',
    kind: 'smtp',
    target: 'mail.example.vn:25',
    ports: talk(smtpServer(ehlo('250-mail.example.vn', '250 SIZE'))),
    outcome: { ok: true, values: { ...smtpGreeted, featuresMs: 2, startTlsOffered: false } },
  },
  {
    claim: 'is denied where no mail is taken from here',
    kind: 'smtp',
    target: 'mail.example.vn:25',
    ports: talk(smtpServer({ greeting: ['554 5.7.1 no access'] })),
    outcome: { ok: false, failure: 'denied', detail: 'greeting: 554 "5.7.1 no access"' },
  },
  {
    claim: 'refuses what is no host and port',
    kind: 'smtp',
    target: 'mail.example.vn',
    ports: talk(smtpServer()),
    outcome: { ok: false, failure: 'unsupported' },
  },
  ...oddSmtp.map(
    ([what, given, detail]): Case => ({
      claim: `is a bad reply at ${what}`,
      kind: 'smtp',
      target: 'mail.example.vn:587',
      ports: talk(smtpServer(given)),
      options: { security: 'starttls' },
      outcome: { ok: false, failure: 'bad-reply', detail },
    }),
  ),
];

const imapServer = (given: Partial<LinesScript> = {}): LinesScript => ({
  greeting: ['* OK [CAPABILITY IMAP4rev1 ID IDLE STARTTLS LOGINDISABLED] Dovecot (Debian) ready.'],
  answers: {
    'm1 CAPABILITY': ['* CAPABILITY IMAP4rev1 ID IDLE STARTTLS LOGINDISABLED', 'm1 OK Pre-login capabilities listed'],
    'm2 STARTTLS': ['m2 OK Begin TLS negotiation now.'],
    'm3 LOGOUT': ['* BYE Logging out', 'm3 OK Logout completed.'],
  },
  tls: { ok: true, value: tlsFactsWith() },
  ...given,
});

const oddImap: readonly (readonly [what: string, given: Partial<LinesScript>, detail: string])[] = [
  ['another protocol', { greeting: ['220 mail ESMTP'] }, 'this is no IMAP: "220 mail ESMTP"'],
  ['a refused CAPABILITY', { answers: { 'm1 CAPABILITY': ['m1 BAD what?'] } }, 'the answer is not OK: "m1 BAD what?"'],
  ['an answer to another question', { answers: { 'm1 CAPABILITY': ['m9 OK'] } }, 'the answer is not OK: "m9 OK"'],
  [
    'a handshake that is refused',
    { answers: { ...imapServer().answers, 'm2 STARTTLS': ['m2 NO'] } },
    'the answer is not OK: "m2 NO"',
  ],
];

export const imapCases: readonly Case[] = [
  {
    claim: 'goes from the greeting through STARTTLS to a handshake',
    kind: 'imap',
    target: 'mail.example.vn:143',
    ports: talk(imapServer()),
    outcome: {
      ok: true,
      values: {
        ...mailValues,
        greeting: '[CAPABILITY IMAP4rev1 ID IDLE STARTTLS LOGINDISABLED] Dovecot (Debian) ready.',
        featuresMs: 2,
        startTlsOffered: true,
        tlsMs: 4,
        ...certificate,
      },
    },
  },
  {
    claim: 'asks for no handshake with security none',
    kind: 'imap',
    target: 'mail.example.vn:143',
    ports: talk(imapServer({ greeting: ['* PREAUTH ready'] })),
    options: { security: 'none' },
    outcome: { ok: true, values: { ...mailValues, greeting: 'ready', featuresMs: 2, startTlsOffered: true } },
  },
  {
    claim: 'is denied by a server that says goodbye at once',
    kind: 'imap',
    target: 'mail.example.vn:993',
    ports: talk(imapServer({ greeting: ['* BYE too many connections'] })),
    outcome: { ok: false, failure: 'denied', detail: 'greeting: "* BYE too many connections"' },
  },
  ...oddImap.map(
    ([what, given, detail]): Case => ({
      claim: `is a bad reply at ${what}`,
      kind: 'imap',
      target: 'mail.example.vn:143',
      ports: talk(imapServer(given)),
      outcome: { ok: false, failure: 'bad-reply', detail },
    }),
  ),
];
