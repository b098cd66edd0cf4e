import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionsOf } from '@mach/diagnosis';
import { nodeClock } from '@mach/ports/node';
import { kinds, type PartOutcome, type Sensor } from '@mach/probes';
import { afterEach, describe, expect, it } from 'vitest';
import { smartctlProcess } from '../../agent/src/adapters/smartctl.ts';
import { disksOfSysBlock } from '../../agent/src/adapters/sys-block.ts';
import { collectDisks } from '../../agent/src/collect-disks.ts';
import { requires } from '../requirements.ts';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';
import { realPorts } from './support/run-probe.ts';

afterEach(cleanUp);

const sensor = kinds.get('disk-health') as Sensor;

/** What the agent makes of the file in this folder. */
const readFolder = (collected: string): Promise<readonly PartOutcome[]> =>
  sensor.run(realPorts({ roots: { collected } }), {}, new AbortController().signal);

const smartctl = requires('smartctl');
const ownDisks = process.platform === 'linux' ? disksOfSysBlock().filter(({ bytes }) => bytes > 0) : [];

describe.skipIf(smartctl.skip)(`the real smartctl ${smartctl.reason}`, () => {
  it('is asked by the one-shot for every disk of this machine, and the agent reads what that left', async () => {
    const folder = await temporaryFolder();
    const ended = await run(AGENT, ['collect-root', '--output', join(folder, 'disks.json')]);
    expect(ended.code).toBe(0);
    // A virtual machine may have no firmware that tells: why is said, and the disks are left all the same.
    expect(ended.stderr).toMatch(/^(?:mach-agent: dmidecode: [^\n]+\n)?$/);
    expect(readdirSync(folder)).toEqual(ended.stderr === '' ? ['disks.json', 'dmidecode.txt'] : ['disks.json']);
    expect(statSync(join(folder, 'disks.json')).mode & 0o777).toBe(0o644);
    const parts = await readFolder(folder);
    const told = parts.map(({ target }) => target);
    for (const { device } of ownDisks) expect(told).toContain(device);
  });

  it('knows nothing of a virtual disk, which is then unknown and never sound', async () => {
    const round = await collectDisks({
      smartctl: smartctlProcess(process.env, process.platform),
      // Every Linux has it, and none tells anything by SMART: what a virtio disk answers too.
      kernelDisks: () => ['null'],
      clock: nodeClock(),
      isPrivileged: true,
    });
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'disks.json'), JSON.stringify(round));
    const part = (await readFolder(folder)).find(({ target }) => target === 'null');
    expect(part).toMatchObject({ ok: false, failure: 'unsupported', detail: expect.stringContaining('asked as auto') });
    const found = conditionsOf(
      [{ kind: 'disk-health', at: 1, values: {}, ok: false, failure: 'unsupported', target: 'null' }],
      1,
    );
    expect(found.find(({ code }) => code === 'disk-health-unknown')).toMatchObject({ parameters: { disk: 'null' } });
  });
});

describe('a program that is called smartctl', () => {
  /** On Windows nothing is put behind the PATH, so that here this folder alone is searched. */
  async function asked(script: string | undefined, deadlineMs = 30_000, mode = 0o755) {
    const folder = await temporaryFolder();
    if (script !== undefined) {
      writeFileSync(join(folder, 'smartctl'), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, 'smartctl'), mode);
    }
    return smartctlProcess({ PATH: folder }, 'win32')(['--json=c', '--scan-open'], deadlineMs);
  }

  it.each<[string, string | undefined, number, number, string]>([
    ['is not there', undefined, 30_000, 0o755, 'missing'],
    ['may not be run', 'exit 0', 30_000, 0o644, 'denied'],
    ['hangs', 'exec /bin/sleep 600', 200, 0o755, 'timeout'],
    ['hangs and keeps its output open in a child', '/bin/sleep 5 & exec /bin/sleep 600', 200, 0o755, 'timeout'],
    ['never stops talking', 'exec /usr/bin/yes', 30_000, 0o755, 'too-long'],
  ])('%s', async (_, script, deadlineMs, mode, type) => {
    expect(await asked(script, deadlineMs, mode)).toEqual({ type });
  });

  it('says text with NUL bytes, and fails: what it said is handed over as it is', async () => {
    const said = await asked("printf 'smartctl\\000 6.6'; echo trouble >&2; exit 7");
    expect(said).toEqual({ type: 'done', stdout: 'smartctl\0 6.6', stderr: 'trouble\n' });
  });

  it('is asked in English, whatever the language of the machine', async () => {
    expect(await asked('echo "$LC_ALL $*"')).toMatchObject({ stdout: 'C --json=c --scan-open\n' });
  });
});

it('what a disk says stays what it is on its way through the file', async () => {
  const folder = await temporaryFolder();
  const output = { smart_status: { passed: false }, nvme_smart_health_information_log: { critical_warning: 16 } };
  const disks = [{ device: 'nvme0n1', tried: ['nvme'], output }];
  const round = { v: 1, madeAt: Date.now(), isPrivileged: true, disks };
  writeFileSync(join(folder, 'disks.json'), JSON.stringify(round));
  expect(JSON.parse(readFileSync(join(folder, 'disks.json'), 'utf8'))).toEqual(round);
  expect(await readFolder(folder)).toMatchObject([
    { ok: true, target: 'nvme0n1', values: { vendorVerdict: 'failed' } },
  ]);
});
