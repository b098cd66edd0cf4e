import { describe, expect, it } from 'vitest';
import { collectDisks, collectLimits, type SmartctlRun } from './collect-disks.ts';

const sound = { smart_status: { passed: true }, serial_number: 'S3CR3T' };
const printed = (json: unknown): SmartctlRun => ({ type: 'done', stdout: JSON.stringify(json), stderr: '' });
const text = (stdout: string): SmartctlRun => ({ type: 'done', stdout, stderr: '' });

/** A smartctl that answers by its arguments, the first that match; all else tells nothing. */
function world(script: Readonly<Record<string, SmartctlRun>>, kernel: readonly string[] = []) {
  const asked: string[] = [];
  let nowMs = 0;
  return {
    asked,
    ports: {
      smartctl: async (args: readonly string[], deadlineMs: number) => {
        const line = args.filter((arg) => arg !== '--json=c').join(' ');
        asked.push(line);
        const run = script[line] ?? printed({ smartctl: { exit_status: 1 } });
        if (run.type === 'timeout') nowMs += deadlineMs;
        return run;
      },
      kernelDisks: () => kernel,
      clock: { wallMs: () => 7, uptimeMs: () => nowMs },
      isPrivileged: true,
    },
  };
}
const scan = (...devices: readonly (readonly [name: string, type: string])[]) =>
  printed({ devices: devices.map(([name, type]) => ({ name, type })) });

describe('a round', () => {
  it('asks what the scan found and what the kernel knows besides, and keeps no serial number', async () => {
    const { ports } = world(
      { '--scan-open': scan(['/dev/sda', 'sat'], ['/dev/nvme0', 'nvme']), '-x -d sat /dev/sda': printed(sound) },
      ['nvme0n1', 'sda', 'vda'],
    );
    const round = await collectDisks(ports);
    expect(round).toMatchObject({ v: 1, madeAt: 7, isPrivileged: true });
    expect(round.disks.map(({ device, tried }) => [device, tried])).toEqual([
      ['sda', ['sat']],
      ['nvme0n1', ['nvme']],
      ['vda', ['auto']],
    ]);
    expect(JSON.stringify(round)).not.toContain('S3CR3T');
  });

  it('asks a USB disk that tells nothing through SAT too, and says both', async () => {
    const { ports } = world({ '--scan-open': scan(['/dev/sdb', 'scsi']), '-x -d sat /dev/sdb': printed(sound) });
    expect((await collectDisks(ports)).disks).toMatchObject([
      { device: 'sdb', tried: ['scsi', 'sat'], output: { smart_status: { passed: true } } },
    ]);
    const silent = world({ '--scan-open': scan(['/dev/sdb', 'scsi']) });
    expect((await collectDisks(silent.ports)).disks).toMatchObject([{ device: 'sdb', tried: ['scsi', 'sat'] }]);
  });

  it('tells disks of one RAID card apart by their place', async () => {
    const { ports } = world({ '--scan-open': scan(['/dev/bus/0', 'megaraid,0'], ['/dev/bus/0', 'megaraid,1']) });
    expect((await collectDisks(ports)).disks.map(({ device }) => device)).toEqual([
      'bus/0 megaraid,0',
      'bus/0 megaraid,1',
    ]);
  });

  it('never makes an argument of what is no device', async () => {
    const { ports, asked } = world({
      '--scan-open': scan(['--help', 'sat'], ['/dev/sda', '; reboot'], ['/etc/passwd', 'x']),
    });
    await collectDisks(ports);
    expect(asked).toEqual(['--scan-open', '-x /dev/sda', '-x -d sat /dev/sda']);
  });

  it('asks at most 64 disks, and keeps what 64 tell below what the agent reads', async () => {
    const table = Array.from({ length: 30 }, (_, id) => ({
      id,
      name: 'N'.repeat(30),
      value: 1,
      raw: { value: 1, string: '1' },
    }));
    const many = Array.from({ length: 70 }, (_, place) => [`/dev/sd${place}`, 'sat'] as const);
    const answers = many.map(([name]) => [`-x -d sat ${name}`, printed({ ...sound, ata_smart_attributes: { table } })]);
    const { ports } = world({
      '--scan-open': scan(...many),
      ...(Object.fromEntries(answers) as Record<string, SmartctlRun>),
    });
    const round = await collectDisks(ports);
    expect(round.disks).toHaveLength(64);
    expect(JSON.stringify(round).length).toBeLessThan(1_048_576);
    expect(collectLimits.diskBytesMax * 64).toBeLessThan(1_048_576);
  });
});

describe('trouble of smartctl', () => {
  it.each<[string, Readonly<Record<string, SmartctlRun>>, string, RegExp]>([
    ['missing', { '--scan-open': { type: 'missing' } }, 'not-found', /install smartmontools/],
    ['not to be run', { '--scan-open': { type: 'denied' } }, 'denied', /may not be run/],
    [
      'too old',
      { '--scan-open': text('=======> UNRECOGNIZED OPTION: json'), '--version': text('smartctl 6.6 2016-05-31 r4324') },
      'unsupported',
      /smartctl 6\.6 is too old/,
    ],
    [
      'text instead of JSON',
      { '--scan-open': text('hello'), '--version': text('smartctl 7.3') },
      'bad-reply',
      /"hello"/,
    ],
    ['endless output', { '--scan-open': { type: 'too-long' } }, 'bad-reply', /too long/],
  ])('%s', async (_, script, failure, detail) => {
    const { ports } = world(script, ['sda']);
    expect(await collectDisks(ports)).toMatchObject({
      trouble: { failure, detail: expect.stringMatching(detail) },
      disks: [],
    });
  });

  it.each<[string, SmartctlRun, string]>([
    ['hangs', { type: 'timeout' }, 'timeout'],
    ['says text', text('Segmentation fault \0\0'), 'bad-reply'],
    ['never stops talking', { type: 'too-long' }, 'bad-reply'],
    [
      'says more than a disk has to say',
      printed({ nvme_smart_health_information_log: { x: 'x'.repeat(20_000) } }),
      'bad-reply',
    ],
  ])('over one disk (%s) is that disk’s alone', async (_, run, failure) => {
    const { ports } = world({
      '--scan-open': scan(['/dev/sda', 'sat'], ['/dev/sdb', 'sat']),
      '-x -d sat /dev/sda': run,
      '-x -d sat /dev/sdb': printed(sound),
    });
    const { disks } = await collectDisks(ports);
    expect(disks).toMatchObject([
      { device: 'sda', trouble: { failure } },
      { device: 'sdb', tried: ['sat'] },
    ]);
    expect(disks[1]?.trouble).toBeUndefined();
  });

  it('where the scan hangs, the kernel’s disks are asked all the same', async () => {
    const { ports } = world(
      { '--scan-open': { type: 'timeout' }, '--scan': { type: 'timeout' }, '-x /dev/sda': printed(sound) },
      ['sda'],
    );
    expect((await collectDisks(ports)).disks).toMatchObject([
      { device: 'sda', output: { smart_status: { passed: true } } },
    ]);
  });

  it('a round ends although every disk hangs: the rest is told as not asked', async () => {
    const many = Array.from({ length: 40 }, (_, place) => [`/dev/sd${place}`, 'sat'] as const);
    const hanging = many.map(([name]) => [`-x -d sat ${name}`, { type: 'timeout' }] as const);
    const { ports, asked } = world({ '--scan-open': scan(...many), ...Object.fromEntries(hanging) });
    const { disks } = await collectDisks(ports);
    expect(disks).toHaveLength(40);
    expect(disks.every(({ trouble }) => trouble?.failure === 'timeout')).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(2 + collectLimits.roundMs / collectLimits.diskMs);
  });
});
