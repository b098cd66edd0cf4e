import type { CollectorState } from '@mach/wire';
import { z } from 'zod';
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
}) satisfies z.ZodType<CollectorState>;

/** How the collector itself is: what an administrator looks at before anything else is blamed. */
export const collectorState: Routes = (server, { collector, settings, meter, world }) => {
  server.get('/api/v1/admin/collector', {
    config: { access: 'admin' },
    schema: { summary: 'How the collector itself is', response: { 200: collectorStateAnswer } },
    async handler(): Promise<CollectorState> {
      const readiness = collector.readiness();
      const counters = collector.counters();
      const last = await collector.journal.last();
      const disk = world?.disk?.() ?? {};
      const families = new Map((await meter.collect()).map((family) => [family.name, family.samples]));
      const figure = (name: string) => families.get(name)?.[0]?.value;
      const reloadedAt = figure('mach_config_last_reload_success_timestamp_seconds') ?? 0;
      const outputs = families.get('mach_collector_output_points_written_total') ?? [];
      const trouble = readiness.ready ? readiness.warning : readiness.reason;
      return {
        version: settings.version,
        startedAt: Math.round((figure('mach_collector_start_time_seconds') ?? 0) * 1_000),
        now: collector.now(),
        isReady: readiness.ready,
        ...(trouble === undefined ? {} : { trouble }),
        journal: {
          entries: last.position,
          ...(disk.journalBytes === undefined ? {} : { bytes: disk.journalBytes }),
          ...(last.receivedAt === 0 ? {} : { lastAppendedAt: last.receivedAt }),
        },
        ...(disk.freeBytes === undefined ? {} : { diskFreeBytes: disk.freeBytes }),
        ...(disk.lastBackupAt === undefined ? {} : { lastBackupAt: disk.lastBackupAt }),
        ingest: {
          batches: [...counters.batchesByStatus.values()].reduce((sum, count) => sum + count, 0),
          refused: counters.reportsRefused,
          enrolments: counters.enrolments,
          appendsFailed: counters.appendsFailed,
        },
        ...(reloadedAt === 0
          ? {}
          : {
              configuration: {
                isGood: figure('mach_config_last_reload_successful') === 1,
                at: Math.round(reloadedAt * 1_000),
              },
            }),
        outputs: outputs.map(({ labels }) => String(labels['output'] ?? '')).filter((name) => name !== ''),
      };
    },
  });
};
