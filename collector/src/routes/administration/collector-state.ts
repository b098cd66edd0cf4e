import type { CollectorState } from '@mach/wire';
import { z } from 'zod';
import { collectorStateOf } from '../../collector-state.ts';
import type { Routes } from '../../http/api-server.ts';

const collectorStateAnswer = z.object({
  version: z.string(),
  startedAt: z.number(),
  now: z.number(),
  isReady: z.boolean(),
  trouble: z.string().exactOptional(),
  journal: z.object({
    entries: z.int(),
    bytes: z.number().exactOptional(),
    lastAppendedAt: z.number().exactOptional(),
  }),
  diskFreeBytes: z.number().exactOptional(),
  lastBackupAt: z.number().exactOptional(),
  ingest: z.object({ batches: z.int(), refused: z.int(), enrolments: z.int(), appendsFailed: z.int() }),
  configuration: z.object({ isGood: z.boolean(), at: z.number() }).exactOptional(),
  outputs: z.array(z.string()).readonly(),
  outputQueues: z
    .array(
      z.object({
        name: z.string(),
        written: z.number(),
        dropped: z.number(),
        failures: z.number(),
        queued: z.number(),
      }),
    )
    .readonly()
    .exactOptional(),
  alertRoutes: z
    .array(z.object({ name: z.string(), owed: z.int(), deliveredAt: z.number().exactOptional() }))
    .readonly()
    .exactOptional(),
  certificateEndsAt: z.number().exactOptional(),
}) satisfies z.ZodType<CollectorState>;

/** How the collector itself is: what an administrator looks at before anything else is blamed. */
export const collectorState: Routes = (server, { collector, settings, meter, alerts, world }) => {
  server.get('/api/v1/admin/collector', {
    config: { access: 'admin' },
    schema: { summary: 'How the collector itself is', response: { 200: collectorStateAnswer } },
    handler: async (): Promise<CollectorState> =>
      collectorStateOf({
        ...{ collector, version: settings.version, meter, alerts },
        disk: world?.disk?.() ?? {},
        certificateEndsAt: world?.certificateEndsAt,
      }),
  });
};
