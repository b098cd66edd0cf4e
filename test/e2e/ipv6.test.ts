import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requiresThat } from '../requirements.ts';
import { reportOnce, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, run } from '../support/programs.ts';

const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
const needs = requiresThat(
  all.some(({ address }) => address === '::1'),
  'this machine has no IPv6',
);

afterAll(cleanUp);

describe.skipIf(needs.skip)(`a collector that has IPv6 alone ${needs.reason}`, () => {
  it('is joined, reported to and measured by TLS and STAMP, and says where it listens', async () => {
    // Loopback, as every machine has it, and TLS all the same.
    const collector = await startCollector({ listen: '[::1]:0', config: 'tls: {}\n' });
    expect(collector.url).toMatch(/^https:\/\/\[::1\]:\d+$/);
    const data = await reportOnce(collector);
    const [device] = JSON.parse(await collector.command('devices', 'list', '--json')) as { state: string }[];
    expect(device?.state).toBe('up');
    const { stamp } = JSON.parse(await readFile(join(collector.data, 'collector.json'), 'utf8')) as { stamp: string };
    for (const [kind, target, ...options] of [
      ['http', `${collector.url}/-/healthy`, '--option', 'requireTrust=false'],
      ['stamp', stamp],
    ] as const) {
      const { stdout, stderr } = await run(AGENT, ['probe', kind, target, '--json', ...options, '--data', data]);
      expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true });
    }
  });
});
