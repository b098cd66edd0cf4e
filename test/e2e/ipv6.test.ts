import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { requiresThat } from '../requirements.ts';
import { joinToken, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';

const own = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ internal, family, scopeid }) => !internal && family === 'IPv6' && scopeid === 0)?.address;
const needs = requiresThat(own !== undefined, 'this machine has no IPv6 address but loopback and link-local');

afterAll(cleanUp);

describe.skipIf(needs.skip)(`a collector that has IPv6 alone ${needs.reason}`, () => {
  it('is joined, reported to and measured by TLS and STAMP, and says where it listens', async () => {
    const collector = await startCollector({ listen: `[${own}]:0` });
    expect(collector.url).toMatch(/^https:\/\/\[[0-9a-f:]+\]:\d+$/);
    const data = join(await temporaryFolder(), 'agent');
    const joined = await run(
      AGENT,
      ['join', collector.url, '--token-file', '-', '--data', data],
      await joinToken(collector),
    );
    expect(joined).toMatchObject({ code: 0, stderr: '' });
    const reported = await run(AGENT, ['run', '--once', '--data', data]);
    expect(reported.code, reported.stderr).toBe(0);
    const [device] = JSON.parse(await collector.command('devices', 'list', '--json')) as { state: string }[];
    expect(device?.state).toBe('up');
    const { stamp } = JSON.parse(await readFile(join(collector.data, 'collector.json'), 'utf8')) as { stamp: string };
    for (const [kind, target] of [
      ['http', `${collector.url}/-/healthy`],
      ['stamp', stamp],
    ] as const) {
      const options = kind === 'http' ? ['--option', 'requireTrust=false'] : [];
      const { stdout, stderr } = await run(AGENT, ['probe', kind, target, '--json', ...options, '--data', data]);
      expect(JSON.parse(stdout), stderr).toMatchObject({ ok: true });
    }
  });
});
