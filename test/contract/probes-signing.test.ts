import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram, requires } from '../requirements.ts';
import { startSaying } from '../support/programs.ts';
import { certificateMaker } from './support/certificates.ts';
import { listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

const required = requires('openssl');

describe.skipIf(required.skip)(`signing against an authority of openssl ${required.reason}`, () => {
  const maker = certificateMaker();
  const folder = mkdtempSync(join(tmpdir(), 'mach-signing-'));
  afterAll(() => {
    maker.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });

  describe('the ocsp probe', () => {
    const authority = maker.make({ names: '', days: 30, isAuthority: true });
    const certificate = file('ca.pem', authority.cert);
    const shown = openssl('x509', '-in', certificate, '-noout', '-ocspid').toString();
    const hashes = {
      issuerNameHash: /Subject OCSP hash: (\w+)/.exec(shown)?.[1],
      issuerKeyHash: /Public key OCSP hash: (\w+)/.exec(shown)?.[1],
    };
    let responder = '';
    let stop = async () => {};

    beforeAll(async () => {
      const index = file(
        'index.txt',
        [
          'V\t491231235959Z\t\t0A\tunknown\t/CN=a\n',
          'R\t491231235959Z\t261101000000Z,keyCompromise\tFF02\tunknown\t/CN=b\n',
        ].join(''),
      );
      const signer = ['-rsigner', certificate, '-rkey', file('ca.key', authority.key), '-CA', certificate];
      // Port 0 lets the system choose; the server says which one.
      const args = ['ocsp', '-port', '0', '-index', index, ...signer, '-nmin', '5'];
      const server = await startSaying(findProgram('openssl') as string, args, /ACCEPT \S+:(\d+)/);
      responder = `http://127.0.0.1:${server.said[1]}/`;
      stop = async () => void (await server.stop());
    });
    afterAll(() => stop());

    it.each([
      ['good', '0A'],
      ['revoked', 'FF02'],
    ])('is told that a certificate is %s', async (certificateStatus, serial) => {
      const outcome = await runProbe('ocsp', responder, { ...hashes, serial });
      expect(outcome).toMatchObject({ ok: true, values: { responseStatus: 0, certificateStatus } });
      const { thisUpdateMs, nextUpdateMs, processingMs } = outcome.values as Record<string, number>;
      expect((nextUpdateMs as number) - (thisUpdateMs as number)).toBe(300_000);
      expect(processingMs).toBeGreaterThan(0);
    });

    it.each([
      ['a serial number that it never gave', { serial: '0B' }],
      ['the certificate of another authority', { serial: '0A', issuerKeyHash: 'ab'.repeat(20) }],
    ])('is a bad reply for %s', async (_, asked) => {
      expect(await runProbe('ocsp', responder, { ...hashes, ...asked })).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        detail: 'the responder does not know the certificate',
        values: { responseStatus: 0, certificateStatus: 'unknown' },
      });
    });
  });

  describe('the tsa probe', () => {
    const authority = maker.make({ names: 'DNS:tsa.example.vn', days: 30, use: 'critical,timeStamping' });
    const signer = ['-signer', file('tsa.pem', authority.cert), '-inkey', file('tsa.key', authority.key)];
    /** Stamps each query with `openssl ts`, which takes the digests that `digests` names. */
    const serve = (digests: string) => {
      const settings = { serial: join(folder, 'serial'), default_policy: '1.2.3.4', digests, signer_digest: 'sha256' };
      const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
      const config = file(`${digests}.cnf`, ['[tsa]', 'default_tsa = own', '[own]', ...lines].join('\n'));
      const server = createServer(async (request, response) => {
        writeFileSync(join(folder, 'query'), await buffer(request));
        const files = ['-queryfile', join(folder, 'query'), '-out', join(folder, 'reply')];
        openssl('ts', '-reply', '-config', config, ...signer, ...files);
        response.setHeader('content-type', 'application/timestamp-reply').end(readFileSync(join(folder, 'reply')));
      });
      return listenLocally(server);
    };

    it('has a digest stamped, and tells how far the clocks are apart', async () => {
      await using server = await serve('sha256');
      const outcome = await runProbe('tsa', `http://127.0.0.1:${server.port}/`);
      expect(outcome).toMatchObject({ ok: true, values: { status: 0 } });
      // The stamp is true to the second, and both clocks are the same one.
      expect(Math.abs(outcome.values?.['offsetMs'] as number)).toBeLessThan(60_000);
    });

    it('is a bad reply where the authority does not take the digest', async () => {
      await using server = await serve('sha512');
      expect(await runProbe('tsa', `http://127.0.0.1:${server.port}/`)).toMatchObject({
        ok: false,
        failure: 'bad-reply',
        detail: 'the stamp is not granted: status 2',
        values: { status: 2 },
      });
    });

    it('never asks the same twice, and says nothing of a document', async () => {
      const queries: string[] = [];
      const server = createServer(async (request, response) => {
        queries.push((await buffer(request)).toString('hex'));
        response.end();
      });
      await using local = await listenLocally(server);
      for (let count = 0; count < 2; count++) await runProbe('tsa', `http://127.0.0.1:${local.port}/`);
      expect(new Set(queries).size).toBe(2);
    });
  });
});
