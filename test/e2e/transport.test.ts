import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createServer, type SecureVersion } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateMaker } from '../contract/support/certificates.ts';
import { requires, requiresThat } from '../requirements.ts';
import { joinToken, startCollector } from '../support/commune.ts';
import { ownAddress } from '../support/own-address.ts';
import { AGENT, cleanUp, type Ended, freePort, run, start, temporaryFolder } from '../support/programs.ts';
import { hasMovedClocks, movedClock } from '../torn/chaos/moved-clock.ts';

const own = ownAddress();
const network = requiresThat(own !== '', 'this machine has no address but loopback');
const clocks = requiresThat(hasMovedClocks(), 'libfaketime is not installed; "npm run test:setup" installs it');
const openssl = requires('openssl');

afterAll(cleanUp);

describe.skipIf(network.skip || clocks.skip)(
  `a collector that listens beyond this machine, with no word of TLS ${network.reason}${clocks.reason}`,
  () => {
    it('has made a key of its own, speaks TLS 1.3 alone, and is known by the key at the next start too', async () => {
      const routers = await freePort();
      const config = `routersListen: ${own}:${routers}\nurl: https://mach.tinh.example.vn\n`;
      const collector = await startCollector({ listen: `${own}:0`, config });
      expect(collector.url).toMatch(/^https:/);
      const pin = pinOf(await joinToken(collector));
      expect(pin).toMatch(/^[\w-]{43}$/);
      const port = Number(new URL(collector.url).port);
      expect(await shake(port, 'TLSv1.3')).toMatchObject({ protocol: 'TLSv1.3', names: expect.stringContaining(own) });
      expect(await shake(port, 'TLSv1.2')).toMatchObject({ refused: expect.stringMatching(/protocol|version/i) });
      const inTheClear = await fetch(`http://${own}:${port}/-/healthy`).then(
        () => 'answered',
        () => 'nothing',
      );
      expect(inTheClear).toBe('nothing');

      // Routers have a place of their own, where the older protocol is spoken and nothing but theirs is answered.
      expect(await shake(routers, 'TLSv1.2')).toMatchObject({ protocol: 'TLSv1.2' });
      const asked = (path: string) => ask(routers, path);
      expect(await asked('/-/healthy')).toBe(200);
      expect(await asked('/api/v1/agent/config')).toBe(401);
      for (const path of ['/', '/metrics', '/api/v1/devices', '/sign-in', '/openapi.json'])
        expect(await asked(path)).toBe(404);

      await collector.process.stop();
      const again = await startCollector({ data: collector.data, listen: `${own}:${port}`, config });
      expect(pinOf(await joinToken(again))).toBe(pin);
      await again.process.stop();
    });

    it('is joined and reported to by a PC whose clock says 2009', async () => {
      const collector = await startCollector({ listen: `${own}:0` });
      const clock = movedClock(await temporaryFolder());
      clock.moveTo(-17 * 365 * 86_400);
      const data = join(await temporaryFolder(), 'agent');
      const agent = async (given: readonly string[], input = ''): Promise<Ended> => {
        const started = start(process.execPath, [AGENT, ...given, '--data', data], clock.environment);
        started.child.stdin?.end(input);
        return started.ended;
      };
      const joined = await agent(['join', collector.url, '--token-file', '-'], await joinToken(collector));
      expect(joined).toMatchObject({ code: 0, stderr: '' });
      const reported = await agent(['run', '--once']);
      expect(reported.code, reported.stderr).toBe(0);
      const [device] = JSON.parse(await collector.command('devices', 'list', '--json')) as { state: string }[];
      expect(device?.state).toBe('up');
      await collector.process.stop();
    });

    it('speaks plain HTTP only where that is asked for by name, and so do agents', async () => {
      const collector = await startCollector({ listen: `${own}:0`, config: 'plainHttp: true\n' });
      expect(collector.url).toMatch(/^http:/);
      const data = join(await temporaryFolder(), 'agent');
      const given = ['join', collector.url, '--token-file', '-', '--data', data];
      const refused = await run(AGENT, given, await joinToken(collector));
      expect(refused.code).toBe(1);
      expect(refused.stderr + refused.stdout).toContain('--plain-http');
      expect(JSON.parse(await collector.command('devices', 'list', '--json'))).toEqual([]);
      expect((await run(AGENT, [...given, '--plain-http'], await joinToken(collector))).code).toBe(0);
      expect((await run(AGENT, ['run', '--once', '--data', data])).code).toBe(0);
      await collector.process.stop();
    });
  },
);

describe.skipIf(openssl.skip)(`an agent before a server with the pinned key ${openssl.reason}`, () => {
  it('tells it nothing where it speaks no TLS 1.3', async () => {
    const certificates = certificateMaker();
    const { cert, key } = certificates.make({ names: 'IP:127.0.0.1', days: 10 });
    certificates.remove();
    let heard = 0;
    const old = createServer({ cert, key, maxVersion: 'TLSv1.2' }, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        heard += chunk.length;
      });
    });
    old.listen(0, '127.0.0.1');
    await once(old, 'listening');
    const { port } = old.address() as { port: number };
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'c.pem'), cert);
    await writeFile(join(folder, 'c.key'), key);
    const twin = await startCollector({ config: `tls: { certificate: ${folder}/c.pem, key: ${folder}/c.key }\n` });
    const data = join(folder, 'agent');
    const given = ['join', `https://127.0.0.1:${port}`, '--token-file', '-', '--data', data];
    const joined = await run(AGENT, given, await joinToken(twin));
    expect(joined.code).toBe(1);
    expect(joined.stderr + joined.stdout).toMatch(/TLSv1\.2, and nothing older than TLS 1\.3/);
    expect(heard).toBe(0);
    old.close();
    await twin.process.stop();
  });
});

const pinOf = (token: string) => token.split('.')[1];

async function shake(port: number, version: SecureVersion): Promise<Record<string, string | undefined>> {
  const socket = connect({ host: own, port, rejectUnauthorized: false, minVersion: version, maxVersion: version });
  try {
    await once(socket, 'secureConnect');
    return { protocol: socket.getProtocol() ?? '', names: socket.getPeerX509Certificate()?.subjectAltName };
  } catch (error) {
    return { refused: String(error) };
  } finally {
    socket.destroy();
  }
}

/** The status of an answer over TLS 1.2. */
async function ask(port: number, path: string): Promise<number> {
  const socket = connect({ host: own, port, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${own}\r\nconnection: close\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
}
