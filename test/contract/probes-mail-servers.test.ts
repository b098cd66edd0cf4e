import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { freePort } from '../support/programs.ts';
import { dovecotCommand, postfixCommand, writeDovecotConfig, writePostfixConfig } from '../support/server-programs.ts';
import { certificateMaker } from './support/certificates.ts';
import { startServer } from './support/real-server.ts';
import { runProbe } from './support/run-probe.ts';

const openssl = requires('openssl');
const root = requiresThat(process.getuid?.() === 0, 'servers that give up root need it first');
const firstMissing = (program: string) => [openssl, root, requires(program)].find(({ skip }) => skip) ?? root;

describe.each([
  ['smtp', 'Postfix', firstMissing('postfix'), writePostfixConfig, postfixCommand],
  ['imap', 'Dovecot', firstMissing('dovecot'), writeDovecotConfig, dovecotCommand],
] as const)('the %s probe', (kind, name, { skip, reason }, writeConfig, command) => {
  describe.skipIf(skip)(`against ${name} ${reason}`, () => {
    const folder = mkdtempSync(join(tmpdir(), `mach-${kind}-`));
    const address = '127.0.0.1';
    const [certificate, key] = [join(folder, 'server.pem'), join(folder, 'server.key')];
    let trusted: { readonly trustedCertificates: readonly string[] };
    let ports: { readonly port: number; readonly tlsPort: number };
    let server: AsyncDisposable;

    beforeAll(async () => {
      // Its workers are other users, and a temporary folder is for its owner alone.
      chmodSync(folder, 0o755);
      const maker = certificateMaker();
      const made = maker.make({ names: 'DNS:localhost', days: 30 });
      maker.remove();
      trusted = { trustedCertificates: [made.cert] };
      writeFileSync(certificate, made.cert);
      writeFileSync(key, made.key, { mode: 0o600 });
      ports = { port: await freePort(), tlsPort: await freePort() };
      writeConfig({ folder, address, certificate, key, ...ports });
      server = await startServer(command({ folder }), () => runProbe(kind, `localhost:${ports.port}`, {}, trusted));
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    });

    it('goes through STARTTLS', async () => {
      const outcome = await runProbe(kind, `localhost:${ports.port}`, {}, trusted);
      const secured = { startTlsOffered: true, certificateTrusted: true, tlsProtocol: 'TLSv1.3', address };
      expect(outcome).toMatchObject({ ok: true, values: { ...secured, greeting: expect.stringContaining(name) } });
    });

    it('shakes hands before the greeting with implicit TLS', async () => {
      const outcome = await runProbe(kind, `localhost:${ports.tlsPort}`, { security: 'implicit' }, trusted);
      expect(outcome).toMatchObject({ ok: true, values: { certificateTrusted: true } });
      expect(outcome.values).not.toHaveProperty('startTlsOffered');
    });
  });
});
