import { createVirtualTime, memoryLog, readableHash } from '@mach/ports/testing';
import type { PartOutcome, Poll, ProbePorts, Sensor } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import type { PlannedCheck } from './plan.ts';
import { createRunner, type FoundGateway } from './runner.ts';

const LIMITS = { deadlineMarginMs: 60_000, deadlineMaxMs: 90_000 };

function world(gateway?: FoundGateway) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const log = memoryLog();
  const probes = { clock, hash: readableHash } as unknown as ProbePorts;
  return {
    time,
    clock,
    log,
    runner: createRunner({ clock, probesOf: () => probes, log, gateway: () => gateway }, LIMITS),
  };
}

const base = { name: 'kind', summary: '', options: {}, metrics: [], needs: [] } as const;
const sensing = (run: Sensor['run'], options = {}): PlannedCheck => ({
  id: 'one',
  kind: 'kind',
  everyS: 60,
  isNamed: false,
  isGuarded: false,
  work: { type: 'measure', measure: { ...base, type: 'sensor', run }, options },
});
const probing = (target: string): PlannedCheck => ({
  ...sensing(async () => []),
  isNamed: true,
  target,
  work: {
    type: 'measure',
    measure: {
      ...base,
      type: 'probe',
      targetLabel: 'target',
      target: { help: '', example: '' },
      run: async (_io, asked) => ({ ok: true, values: { asked } }),
    },
    options: {},
  },
});
const { signal } = new AbortController();

describe('a reading', () => {
  it('of a poll is of the device that was asked: the round by its check, each part by its kind and name', async () => {
    const about = 'a'.repeat(32);
    const poll: Poll = {
      ...base,
      type: 'poll',
      targetLabel: 'target',
      target: { help: '', example: '' },
      asksDevices: () => true,
      run: async (_io, asked) => [
        { ok: true, values: { asked } },
        { ok: true, kind: 'port', target: 'ether1', values: { speedMbps: 100 } },
        { ok: false, kind: 'supply', target: 'black', failure: 'bad-reply', detail: 'no level' },
      ],
    };
    const work = { type: 'measure', measure: poll, options: {} } as const;
    const { runner } = world();
    const common = { about, uptimeMs: 0 };
    expect(await runner.run({ ...probing('192.168.1.9'), about, work }, signal)).toEqual([
      {
        ...common,
        durationMs: 0,
        kind: 'kind',
        id: 'one',
        target: '192.168.1.9',
        ok: true,
        values: { asked: '192.168.1.9' },
      },
      { ...common, kind: 'port', target: 'ether1', ok: true, values: { speedMbps: 100 } },
      { ...common, kind: 'supply', target: 'black', ok: false, failure: 'bad-reply', detail: 'no level', values: {} },
    ]);
  });

  it('carries the time of its end, the part it speaks of, and how long a sensor took that failed', async () => {
    const { time, clock, runner } = world();
    await time.runUntil(1_000);
    const parts: readonly PartOutcome[] = [
      { ok: true, target: 'sda', values: { readBytes: 1 } },
      { ok: false, target: 'sdb', failure: 'denied', detail: 'no right' },
    ];
    const run = runner.run(
      sensing(async () => {
        await clock.sleep(40);
        return parts;
      }),
      signal,
    );
    await time.runUntil(2_000);
    const common = { kind: 'kind', uptimeMs: 1_040 };
    const denied = { ok: false, failure: 'denied', detail: 'no right', values: {} };
    expect(await run).toEqual([
      { ...common, target: 'sda', ok: true, values: { readBytes: 1 } },
      { ...common, durationMs: 40, target: 'sdb', ...denied },
    ]);
  });

  it('leaves out what JSON cannot say, and cuts what is too long', async () => {
    const values = { lossRatio: Number.NaN, rttMinMs: Infinity, sent: 3, answer: 'x'.repeat(2_000) };
    const [reading] = await world().runner.run(
      sensing(async () => [{ ok: true, target: 't'.repeat(500), values }]),
      signal,
    );
    expect(reading?.values).toEqual({ sent: 3, answer: 'x'.repeat(1_000) });
    expect(reading?.target).toHaveLength(300);
  });

  it('has numbers as exact as they are true, and whole ones whole', async () => {
    const run: Sensor['run'] = async () => [
      { ok: true, values: { ms: 1.5637100000003556, bytes: 909_343_456_123, up: true } },
    ];
    const [reading] = await world().runner.run(sensing(run), signal);
    expect(reading?.values).toEqual({ ms: 1.564, bytes: 909_343_456_123, up: true });
  });

  it('of the gateway is not made up before anybody has looked for it', async () => {
    expect(await world().runner.run(probing('gateway'), signal)).toEqual([]);
  });

  it('of the gateway says "gateway", whatever its address', async () => {
    expect(await world({ address: '192.168.1.1' }).runner.run(probing('gateway'), signal)).toMatchObject([
      { id: 'one', target: 'gateway', ok: true, values: { asked: '192.168.1.1' } },
    ]);
    expect(await world({}).runner.run(probing('gateway'), signal)).toMatchObject([{ ok: false, failure: 'not-found' }]);
  });
});

describe('a check that misbehaves', () => {
  it.each([
    ['alone', {}, 60_000],
    ['with a wait of its own', { timeoutMs: 20_000 }, 80_000],
    ['with a wait beyond the limit', { timeoutMs: 60_000 }, 90_000],
  ])('is told to end and left behind at its deadline: %s', async (_name, options, deadlineMs) => {
    const { time, runner } = world();
    let ending: AbortSignal | undefined;
    const run = runner.run(
      sensing((_io, _options, told) => {
        ending = told;
        return new Promise(() => {});
      }, options),
      signal,
    );
    await time.runUntil(deadlineMs);
    expect(await run).toMatchObject([{ ok: false, failure: 'timeout', durationMs: deadlineMs }]);
    expect(ending?.aborted).toBe(true);
  });

  it('has as long as it says it may take, whatever its options are called', async () => {
    const { time, runner } = world();
    const hanging = sensing(() => new Promise(() => {}), { timeoutMs: 5_000 });
    if (hanging.work.type === 'measure') Object.assign(hanging.work.measure, { longestMs: () => 12_000 });
    const run = runner.run(hanging, signal);
    await time.runUntil(72_000);
    expect(await run).toMatchObject([{ failure: 'timeout', durationMs: 72_000 }]);
  });

  it('is a bug in the reading and in the log when it throws', async () => {
    const { runner, log } = world();
    const failing = sensing(async () => {
      throw new Error('undefined is no function');
    });
    expect(await runner.run(failing, signal)).toMatchObject([
      { ok: false, failure: 'bug', detail: 'undefined is no function' },
    ]);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { kind: 'kind' } }]);
  });

  it('says nothing when the agent stops in the middle', async () => {
    const { time, runner, log } = world();
    const stopping = new AbortController();
    const run = runner.run(
      sensing(() => new Promise(() => {})),
      stopping.signal,
    );
    await time.runUntil(10);
    stopping.abort();
    expect(await run).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('is refused with the reason of the plan', async () => {
    const refused: PlannedCheck = {
      ...probing('10.0.0.1'),
      work: { type: 'refuse', failure: 'denied', detail: 'private' },
    };
    expect(await world().runner.run(refused, signal)).toMatchObject([
      { ok: false, failure: 'denied', detail: 'private', target: '10.0.0.1' },
    ]);
  });
});
