import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { closedPort, listenLocally } from './support/local-server.ts';
import { runProbe } from './support/run-probe.ts';

describe('the tcp probe against a server on this machine', () => {
  it('opens a connection and closes it', async () => {
    await using server = await listenLocally(createServer());
    const outcome = await runProbe('tcp', `localhost:${server.port}`);
    expect(outcome).toMatchObject({ ok: true, values: { address: '127.0.0.1' } });
    expect(outcome.values?.['connectMs']).toBeGreaterThan(0);
  });

  it('is refused on a closed port', async () => {
    const outcome = await runProbe('tcp', `127.0.0.1:${await closedPort()}`);
    expect(outcome).toMatchObject({ ok: false, failure: 'refused' });
  });

  it('ends when the runner has stopped it already', async () => {
    await using server = await listenLocally(createServer());
    const outcome = await runProbe('tcp', `127.0.0.1:${server.port}`, {}, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});

const ping = requires('ping');
const usualPath = process.env['PATH'];
const folders: string[] = [];

/** A PATH with nothing but the programs given: a link to a real one, or a script. */
function pathWith(programs: Record<string, { readonly script: string }>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mach-path-'));
  folders.push(folder);
  for (const shell of ['/bin/sh', '/bin/sleep']) symlinkSync(shell, join(folder, shell.slice('/bin/'.length)));
  for (const [name, { script }] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return folder;
}

afterEach(() => {
  process.env['PATH'] = usualPath;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe.skipIf(ping.skip)(`the ping probe with the system’s ping ${ping.reason}`, () => {
  it.each(['127.0.0.1', 'localhost'])('measures %s', async (target) => {
    const outcome = await runProbe('ping', target, { packets: 3 });
    expect(outcome).toMatchObject({
      ok: true,
      values: { sent: 3, received: 3, lossRatio: 0, way: 'icmp-command', address: '127.0.0.1' },
    });
  });
});

describe('the ping probe with a ping that is odd', () => {
  it('goes on by TCP where there is no ping', async () => {
    process.env['PATH'] = pathWith({});
    const outcome = await runProbe('ping', '127.0.0.1', { packets: 2 });
    expect(outcome).toMatchObject({ ok: true, values: { sent: 2, received: 2, way: 'tcp-connect' } });
  });

  it('goes on by TCP where ping may not open its socket', async () => {
    const script = 'echo "ping: socket: Operation not permitted" >&2; exit 2';
    process.env['PATH'] = pathWith({ ping: { script } });
    const outcome = await runProbe('ping', '127.0.0.1', { packets: 2 });
    expect(outcome).toMatchObject({ ok: true, values: { way: 'tcp-connect' } });
  });

  it('ends a train by TCP when the runner stops, with what it has', async () => {
    process.env['PATH'] = pathWith({});
    const options = { packets: 50, intervalMs: 1_000 };
    const outcome = await runProbe('ping', '127.0.0.1', options, { signal: AbortSignal.timeout(300) });
    expect(outcome.values).toMatchObject({ way: 'tcp-connect' });
    expect(outcome.values?.['sent']).toBeLessThan(50);
  });

  it('is unreachable where ping finds no route', async () => {
    process.env['PATH'] = pathWith({ ping: { script: 'echo "ping: connect: Network is unreachable" >&2; exit 2' } });
    expect(await runProbe('ping', '192.0.2.1')).toMatchObject({ ok: false, failure: 'unreachable' });
  });

  it('is a bad reply where ping says something else', async () => {
    process.env['PATH'] = pathWith({ ping: { script: 'echo "usage: ping host" >&2; exit 2' } });
    expect(await runProbe('ping', '192.0.2.1')).toMatchObject({ ok: false, failure: 'bad-reply' });
  });

  it('kills a ping that does not end when the runner stops', async () => {
    process.env['PATH'] = pathWith({ ping: { script: 'exec sleep 600' } });
    const outcome = await runProbe('ping', '192.0.2.1', {}, { signal: AbortSignal.timeout(200) });
    expect(outcome).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
