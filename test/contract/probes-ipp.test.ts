import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { type Cups, startCups } from './support/cups.ts';
import { runProbe } from './support/run-probe.ts';

const required = requires('cupsd');

describe.skipIf(required.skip)(`the ipp probe against the print server of CUPS ${required.reason}`, () => {
  let cups: Cups;
  const ask = (queue: string) => runProbe('ipp', `ipp://127.0.0.1:${cups.port}/printers/${queue}`);
  beforeAll(async () => {
    cups = await startCups({
      ready: ['State Idle', 'Accepting Yes'],
      stopped: [
        'State Stopped',
        'Accepting No',
        'Reason media-empty-error',
        'Attribute marker-levels 3,55,-2,90',
        'Attribute marker-types toner,toner,toner,waste-toner',
      ],
    });
  });
  afterAll(() => cups[Symbol.asyncDispose]());

  it('tells a printer that is ready', async () => {
    const outcome = await ask('ready');
    expect(outcome).toMatchObject({
      ok: true,
      values: { ippStatus: 0, printerState: 3, stateReasons: 'none', problems: 0, acceptingJobs: true, queuedJobs: 0 },
    });
    expect(outcome.values?.['processingMs']).toBeGreaterThan(0);
    expect(outcome.values).not.toHaveProperty('markerLowestRatio');
  });

  it('tells a printer that is stopped, why, and how much toner it has', async () => {
    expect(await ask('stopped')).toMatchObject({
      ok: true,
      values: {
        printerState: 5,
        stateReasons: 'media-empty-error paused',
        problems: 2,
        acceptingJobs: false,
        markerLowestRatio: 0.03,
      },
    });
  });

  it('is not-found for a queue that the server does not have', async () => {
    expect(await ask('nobody')).toMatchObject({ ok: false, failure: 'not-found', values: { ippStatus: 0x0406 } });
  });
});
