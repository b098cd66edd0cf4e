import { expect, it } from 'vitest';
import { createMeter } from './adapters/prom-client.ts';
import { collectorStateOf, type OwnParts } from './collector-state.ts';

function parts(given: Partial<OwnParts> = {}): OwnParts & { readonly meter: ReturnType<typeof createMeter> } {
  const counters = {
    ...{
      batchesByStatus: new Map([
        [200, 4],
        [503, 1],
      ]),
      reportsRefused: 2,
      enrolments: 3,
      appendsFailed: 1,
    },
  };
  const collector = {
    readiness: () => ({ ready: true, warning: 'check the clock' }),
    counters: () => counters,
    journal: { last: async () => ({ position: 7, receivedAt: 0 }) },
    now: () => 1_000,
  } as unknown as OwnParts['collector'];
  return { collector, version: '1.0.0', disk: { freeBytes: 5 }, ...given, meter: createMeter() };
}

it('adds up what was answered, and leaves out what is not known yet', async () => {
  const told = parts();
  told.meter.set('startTime', 0.5);
  expect(await collectorStateOf(told)).toEqual({
    ...{ version: '1.0.0', startedAt: 500, now: 1_000, isReady: true, trouble: 'check the clock' },
    journal: { entries: 7 },
    diskFreeBytes: 5,
    ingest: { batches: 5, refused: 2, enrolments: 3, appendsFailed: 1 },
    ...{ outputs: [], outputQueues: [], alertRoutes: [] },
  });
});

it('tells of each output what it took, gave up and has waiting, and of each route what it owes', async () => {
  const alerts = { routes: () => [{ name: 'mail', kind: 'smtp', recipients: ['a@b.vn'], owed: 2, deliveredAt: 9 }] };
  const told = parts({ alerts: alerts as unknown as NonNullable<OwnParts['alerts']>, certificateEndsAt: 42 });
  told.meter.add('outputWritten', 5, { output: 'influx' });
  told.meter.add('outputDropped', 1, { output: 'influx' });
  told.meter.add('outputFailures', 3, { output: 'influx' });
  told.meter.set('outputQueued', 4, { output: 'influx' });
  expect(await collectorStateOf(told)).toMatchObject({
    outputs: ['influx'],
    outputQueues: [{ name: 'influx', written: 5, dropped: 1, failures: 3, queued: 4 }],
    alertRoutes: [{ name: 'mail', owed: 2, deliveredAt: 9 }],
    certificateEndsAt: 42,
  });
});
