import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Letter } from '../../collector/src/alerts/channel.ts';
import { allowedAddresses } from '../../collector/src/outputs/guarded-address.ts';
import { type MailSettings, mailChannel } from '../../collector/src/outputs/mail.ts';
import { requires, requiresThat } from '../requirements.ts';
import { eventually, freePort, start } from '../support/programs.ts';
import { postfixCommand } from '../support/server-programs.ts';
import { certificateMaker } from './support/certificates.ts';
import { authCommand, keptMail, type MailStore, writeMailStore } from './support/mail-store.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';

const needed = [
  requires('openssl'),
  requiresThat(process.getuid?.() === 0, 'servers that give up root need it first'),
  requires('postfix'),
  requires('dovecot'),
];
const missing = needed.find(({ skip }) => skip);

const letter = (given: Partial<Letter> = {}): Letter => ({
  ...{ key: 'mach-51-7-1795392000000', at: 1_795_392_000_000, to: 'cntt@mach.test' },
  ...{ subject: '[Mạch] Sự cố số 12: VNPT, 23 xã, phường, đặc khu', text: 'Bắt đầu từ 27/11/2026 14:05.\n', short: '' },
  ...{ content: { kind: 'test' }, isDoubtful: false },
  ...given,
});
const never = new AbortController().signal;

describe.skipIf(missing !== undefined)(`mail to a real Postfix ${missing?.reason ?? ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-mail-'));
  let store: MailStore;
  let settings: MailSettings;
  let server: AsyncDisposable;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const maker = certificateMaker();
    const made = maker.make({ names: 'DNS:localhost', days: 30 });
    maker.remove();
    const [certificate, key] = [join(folder, 'server.pem'), join(folder, 'server.key')];
    writeFileSync(certificate, made.cert);
    writeFileSync(key, made.key, { mode: 0o600 });
    store = {
      ...{ folder, address: '127.0.0.1', certificate, key, domain: 'mach.test', user: 'mach', password: 'bí-mật' },
      ...{ port: await freePort(), tlsPort: await freePort() },
    };
    writeMailStore(store);
    const auth = start('/usr/sbin/dovecot', authCommand(folder).slice(1));
    await eventually('dovecot knows passwords', () => auth.output().includes('starting up') || undefined);
    const trusted = { trustedCertificates: [made.cert] };
    server = await startServer(postfixCommand(store), () => runProbe('smtp', `localhost:${store.port}`, {}, trusted));
    settings = {
      ...{ host: 'localhost', port: store.port, security: 'starttls', from: 'Mạch <mach@mach.test>' },
      ...{ user: store.user, password: store.password, ca: [made.cert] },
    };
  });
  afterAll(async () => {
    await server?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['starttls', 'implicit'] as const)('goes by %s, signed in, with its letters whole', async (security) => {
    const before = keptMail(store).length;
    const port = security === 'implicit' ? store.tlsPort : store.port;
    expect(await mailChannel({ ...settings, security, port }).send(letter(), never)).toEqual({ outcome: 'delivered' });
    const [mail = ''] = (
      await eventually('the mail is kept', () => (keptMail(store).length > before ? keptMail(store) : undefined))
    ).slice(before);
    expect(mail).toContain('Message-ID: <mach-51-7-1795392000000@mach.test>');
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail).toMatch(/^Subject: =\?UTF-8\?/im);
    expect(
      Buffer.from(mail.split('\n\n').at(-1) ?? '', mail.includes('base64') ? 'base64' : 'utf8').length,
    ).toBeGreaterThan(10);
  });

  it('is refused for good where there is no such recipient, and not where the password is wrong', async () => {
    const refused = await mailChannel(settings).send(letter({ to: 'nobody@mach.test' }), never);
    expect(refused).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('554') });
    const wrong = await mailChannel({ ...settings, password: 'sai' }).send(letter(), never);
    expect(wrong).toMatchObject({ outcome: 'failed', mayHaveArrived: false, detail: expect.stringContaining('EAUTH') });
    expect(JSON.stringify(wrong)).not.toContain('sai');
  });

  it('goes to the address that was judged, and the certificate is still that of the name', async () => {
    const addressOf = async () => '127.0.0.1';
    expect(await mailChannel({ ...settings, addressOf }).send(letter(), never)).toEqual({ outcome: 'delivered' });
    const other = { ...settings, host: 'mail.mach.test', addressOf };
    expect(await mailChannel(other).send(letter(), never)).toMatchObject({ outcome: 'failed', mayHaveArrived: false });
  });

  it('does not go to a server whose certificate nobody vouches for', async () => {
    const { ca: _, ...untrusting } = settings;
    expect(await mailChannel(untrusting).send(letter(), never)).toMatchObject({
      outcome: 'failed',
      mayHaveArrived: false,
    });
  });
});

it('goes nowhere where a name means no address that may be asked', async () => {
  const addressOf = async (host: string) => (await allowedAddresses(host, () => false))[0]?.address ?? host;
  const settings = { host: 'localhost', port: 1, security: 'none', from: 'a@b.vn', addressOf } as const;
  expect(await mailChannel(settings).send(letter(), never)).toEqual({
    ...{ outcome: 'failed', detail: 'SMTP EDENIED', mayHaveArrived: false },
  });
});

describe('a mail server that hangs', () => {
  const limits = { silenceMs: 300, attemptMs: 900 };
  /** Says its lines, each to one of the client, and then nothing; with a beat, a word again and again. */
  async function hanging(
    lines: readonly string[],
    beat?: string,
  ): Promise<{ readonly port: number; readonly server: Server }> {
    const server = createServer((socket) => {
      const left = [...lines];
      socket.on('error', () => {});
      const say = () => {
        const line = left.shift();
        if (line !== undefined) socket.write(`${line}\r\n`);
      };
      say();
      socket.on('data', (data) => {
        if (String(data).includes('\r\n')) say();
      });
      if (beat === undefined) return;
      const timer = setInterval(() => socket.write(beat), 50);
      socket.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('there is no port');
    return { port: address.port, server };
  }

  it.each([
    ['before its greeting', [], undefined, false],
    ['after its greeting', ['220 ready'], undefined, true],
    ['once it has the letter', ['220 ready', '250 hello', '250 from', '250 to', '354 go on'], undefined, true],
    ['a word at a time', ['220 ready'], '250-still\r\n', true],
  ] as const)(
    '%s is a failure in time, and is said to be doubtful where it is',
    async (_what, lines, beat, mayHaveArrived) => {
      const { port, server } = await hanging(lines, beat);
      const channel = mailChannel({ host: '127.0.0.1', port, security: 'none', from: 'a@mach.test' }, limits);
      const attempt = await channel.send(letter(), never);
      expect(attempt).toMatchObject({ outcome: 'failed', mayHaveArrived });
      server.close();
    },
  );

  it('nobody at all is certain', async () => {
    const channel = mailChannel(
      { host: '127.0.0.1', port: await freePort(), security: 'none', from: 'a@mach.test' },
      limits,
    );
    expect(await channel.send(letter(), never)).toMatchObject({ outcome: 'failed', mayHaveArrived: false });
  });
});
