import type { CollectorState } from '@mach/wire';
import type { Alerts } from './alerts/alerts.ts';
import type { Collector } from './app.ts';
import type { CollectedFamily, Meter } from './exposition/own-metrics.ts';

/** What the collector's own state is told from. */
export interface OwnParts {
  readonly collector: Pick<Collector, 'readiness' | 'counters' | 'journal' | 'now'>;
  readonly version: string;
  readonly meter: Pick<Meter, 'collect'>;
  readonly alerts?: Pick<Alerts, 'routes'> | undefined;
  readonly disk: { readonly journalBytes?: number; readonly freeBytes?: number; readonly lastBackupAt?: number };
  readonly certificateEndsAt?: number | undefined;
}

/** How the collector itself is: what is looked at before anything else is blamed. */
export async function collectorStateOf(parts: OwnParts): Promise<CollectorState> {
  const { collector, disk, certificateEndsAt } = parts;
  const readiness = collector.readiness();
  const counters = collector.counters();
  const last = await collector.journal.last();
  const families = new Map((await parts.meter.collect()).map((family) => [family.name, family.samples]));
  const figure = (name: string) => families.get(name)?.[0]?.value;
  const reloadedAt = figure('mach_config_last_reload_success_timestamp_seconds') ?? 0;
  const trouble = readiness.ready ? readiness.warning : readiness.reason;
  const outputQueues = queuesIn(families);
  return {
    version: parts.version,
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
    outputs: outputQueues.map(({ name }) => name),
    outputQueues,
    alertRoutes: (parts.alerts?.routes() ?? []).map(({ name, owed, deliveredAt }) => ({
      ...{ name, owed },
      ...(deliveredAt === undefined ? {} : { deliveredAt }),
    })),
    ...(certificateEndsAt === undefined ? {} : { certificateEndsAt }),
  };
}

type Samples = ReadonlyMap<string, CollectedFamily['samples']>;

function queuesIn(families: Samples): NonNullable<CollectorState['outputQueues']> {
  const figureOf = (family: string, name: string) =>
    families.get(family)?.find(({ labels }) => labels['output'] === name)?.value ?? 0;
  const names = (families.get('mach_collector_output_points_written_total') ?? [])
    .map(({ labels }) => String(labels['output'] ?? ''))
    .filter((name) => name !== '');
  return names.map((name) => ({
    name,
    written: figureOf('mach_collector_output_points_written_total', name),
    dropped: figureOf('mach_collector_output_points_dropped_total', name),
    failures: figureOf('mach_collector_output_failures_total', name),
    queued: figureOf('mach_collector_output_queued_points', name),
  }));
}
