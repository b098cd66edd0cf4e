import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type CertificateWish, certificateMaker } from '../contract/support/certificates.ts';
import { requires } from '../requirements.ts';
import { joinToken, type RunningCollector, reportOnce, startCollector } from '../support/commune.ts';
import { AGENT, COLLECTOR, cleanUp, run, temporaryFolder } from '../support/programs.ts';

const openssl = requires('openssl');

describe.skipIf(openssl.skip)(`a collector with a certificate that nobody signed ${openssl.reason}`, () => {
  const certificates = certificateMaker();
  afterAll(async () => {
    await cleanUp();
    certificates.remove();
  });

  it('is joined and reported to by the pin in the token, though its certificate has ended', async () => {
    const collector = await startWithCertificate({ names: 'IP:127.0.0.1', days: -1 });
    await reportOnce(collector);
    const [device] = JSON.parse(await collector.command('devices', 'list', '--json')) as { state: string }[];
    expect(device?.state).toBe('up');
    const replayed = JSON.parse(await collector.command('replay', '--json'));
    expect(replayed.devices[0].reports).toBeGreaterThan(0);

    const pinOf = (token: string) => token.split('.')[1];
    const pin = pinOf(await joinToken(collector));
    expect(pin).toMatch(/^[\w-]{43}$/);
    await collector.process.stop();
    expect(pinOf(await joinToken(collector))).toBe(pin);
  });

  it('is refused with a sentence when it has another key than the token says', async () => {
    const wish = { names: 'IP:127.0.0.1', days: 10 };
    const ours = await startWithCertificate(wish);
    const another = await startWithCertificate(wish);
    const data = join(await temporaryFolder(), 'agent');
    const joined = await run(AGENT, ['join', another.url, '--token-file', '-', '--data', data], await joinToken(ours));
    expect(joined.code).toBe(1);
    expect(joined.stderr + joined.stdout).toMatch(/key|pin/i);
    expect(JSON.parse(await another.command('devices', 'list', '--json'))).toEqual([]);
  });

  it('does not start with a key that is not its own, and says so', async () => {
    const [one, two] = [1, 2].map(() => certificates.make({ names: 'IP:127.0.0.1', days: 10 }));
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'c.pem'), one?.cert ?? '');
    await writeFile(join(folder, 'c.key'), two?.key ?? '');
    await writeFile(join(folder, 'c.yaml'), `tls: { certificate: ${folder}/c.pem, key: ${folder}/c.key }\n`);
    const given = [
      'serve',
      '--config',
      join(folder, 'c.yaml'),
      '--data',
      join(folder, 'data'),
      '--listen',
      '127.0.0.1:0',
    ];
    const served = await run(COLLECTOR, given);
    expect(served.code).toBe(1);
    expect(served.stderr).toMatch(/key under tls is not that of the certificate/);
  });

  async function startWithCertificate(wish: CertificateWish): Promise<RunningCollector> {
    const { cert, key } = certificates.make(wish);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'c.pem'), cert);
    await writeFile(join(folder, 'c.key'), key, { mode: 0o600 });
    return startCollector({ config: `tls:\n  certificate: ${folder}/c.pem\n  key: ${folder}/c.key\n` });
  }
});
