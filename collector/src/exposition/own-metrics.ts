/** A metric about the collector itself, as data: the only home of its name, labels and help. */
export interface OwnMetric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels?: readonly string[];
  /** Upper bounds of a histogram, in the unit of its name. */
  readonly buckets?: readonly number[];
}

/**
 * Everything that the collector counts about itself. Labels are closed or bounded sets (a status, a class of routes, an
 * output's name), never a device or a path: a stranger must not be able to make series.
 */
export const ownMetrics = {
  batches: counter('mach_collector_batches_total', 'Batches answered, by HTTP status.', ['status']),
  reportsAccepted: counter(
    'mach_collector_reports_accepted_total',
    'Reports that the journal took for the first time.',
  ),
  reportsRepeated: counter(
    'mach_collector_reports_repeated_total',
    'Reports that came again and were acknowledged again.',
  ),
  reportsRefused: counter('mach_collector_reports_refused_total', 'Reports that were decided against and quarantined.'),
  reportsContradicting: counter(
    'mach_collector_reports_contradicting_total',
    'Reports whose number was held already with another content.',
  ),
  valuesAccepted: counter('mach_collector_values_accepted_total', 'Values in the reports that were accepted.'),
  receivedBytes: counter(
    'mach_collector_received_bytes_total',
    'Bytes of batch bodies as they came, compressed or not.',
  ),
  enrolments: counter('mach_collector_enrolments_total', 'Devices enrolled.'),
  appendsFailed: counter(
    'mach_collector_journal_appends_failed_total',
    'Entries that the journal could not take: disk full or not writable.',
  ),
  appendSeconds: histogram(
    'mach_collector_journal_append_duration_seconds',
    'Time from handing an entry to the journal until it is on the disk.',
    [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
  ),
  unknownNames: counter(
    'mach_collector_unknown_names_total',
    'Keys and kinds in reports that this version does not know, by name; a bounded number of names, the rest together.',
    ['name'],
  ),
  foldPosition: gauge('mach_collector_fold_position', 'Position of the last journal entry that the state holds.'),
  foldTime: gauge('mach_collector_fold_timestamp_seconds', 'Receive time up to which the state is folded.'),
  ready: gauge('mach_collector_ready', 'Whether the collector can serve.'),
  httpRequests: counter('mach_collector_http_requests_total', 'HTTP requests answered, by class of route and status.', [
    'route',
    'status',
  ]),
  httpSeconds: histogram(
    'mach_collector_http_request_duration_seconds',
    'Time from a request to the end of its answer, by class of route.',
    [0.005, 0.02, 0.1, 0.5, 2.5, 10],
    ['route'],
  ),
  configReloadSuccessful: gauge(
    'mach_config_last_reload_successful',
    'Whether the last attempt to load the configuration succeeded.',
  ),
  configReloadTime: gauge(
    'mach_config_last_reload_success_timestamp_seconds',
    'When the configuration was last loaded successfully.',
  ),
  buildInfo: gauge('mach_collector_build_info', 'Version of the collector and of the runtime under it.', [
    'version',
    'runtime',
  ]),
  startTime: gauge('mach_collector_start_time_seconds', 'When the collector was started.'),
  processorSeconds: counter('mach_collector_cpu_seconds_total', 'Processor time of the collector, all threads.'),
  residentBytes: gauge('mach_collector_resident_memory_bytes', 'Memory of the collector that lies in RAM.'),
  outputWritten: counter('mach_collector_output_points_written_total', 'Points that an output has delivered.', [
    'output',
  ]),
  outputDropped: counter(
    'mach_collector_output_points_dropped_total',
    'Points that an output gave up: its queue was full, or the server refused them for good.',
    ['output'],
  ),
  outputFailures: counter('mach_collector_output_failures_total', 'Attempts to write that failed, by output.', [
    'output',
  ]),
  stampPackets: counter(
    'mach_collector_stamp_packets_total',
    'Packets that came to the reflector, by what became of them: answered, unverified, repeated, limited.',
    ['outcome'],
  ),
  incidentsLeftOut: counter(
    'mach_collector_incidents_left_out_total',
    'Verdicts that became no incident because too many are open, each once.',
  ),
  alertMessages: counter(
    'mach_alert_messages_total',
    'Messages of a route that have an outcome: delivered, refused, given-up, void.',
    ['route', 'outcome'],
  ),
  alertAttemptsFailed: counter('mach_alert_attempts_failed_total', 'Attempts to bring out a message that failed.', [
    'route',
  ]),
  alertOwed: gauge('mach_alert_owed_messages', 'Messages that wait to be brought out, by route.', ['route']),
  alertDelivered: gauge(
    'mach_alert_last_delivered_timestamp_seconds',
    'When a message, or what lasts, was last taken at the end of a route.',
    ['route'],
  ),
  alertPathAlive: gauge(
    'mach_alert_path_alive',
    'Whether reports are taken, journaled, folded and judged; 0 means that no alert can be relied upon.',
  ),
  alertHeartbeat: gauge(
    'mach_alert_heartbeat_timestamp_seconds',
    'When the heartbeat was last taken by whoever watches from elsewhere.',
  ),
  outputQueued: gauge('mach_collector_output_queued_points', 'Points that wait to be written, by output.', ['output']),
} as const satisfies Record<string, OwnMetric>;

export type OwnMetricKey = keyof typeof ownMetrics;
export type Labels = Readonly<Record<string, string | number>>;

/** Where the parts of the collector count what they do. Unknown labels and a metric of another type are bugs and throw. */
export interface Meter {
  /** Adds to a counter; by 1 unless said. */
  add(metric: OwnMetricKey, by?: number, labels?: Labels): void;
  /** Sets a gauge, or a counter that is kept elsewhere and only shown here. */
  set(metric: OwnMetricKey, value: number, labels?: Labels): void;
  /** Puts one value into a histogram. */
  observe(metric: OwnMetricKey, value: number, labels?: Labels): void;
  /** Everything counted so far, ready to be written. */
  collect(): Promise<readonly CollectedFamily[]>;
}

/** One family with its samples; `name` of a sample has the suffix (`_bucket`, `_sum`, `_count`) of a histogram. */
export interface CollectedFamily {
  readonly name: string;
  readonly type: OwnMetric['type'];
  readonly help: string;
  readonly samples: readonly { readonly name: string; readonly labels: Labels; readonly value: number }[];
}

function counter(name: string, help: string, labels: readonly string[] = []) {
  return { name, type: 'counter', help, labels } as const;
}

function gauge(name: string, help: string, labels: readonly string[] = []) {
  return { name, type: 'gauge', help, labels } as const;
}

function histogram(name: string, help: string, buckets: readonly number[], labels: readonly string[] = []) {
  return { name, type: 'histogram', help, labels, buckets } as const;
}
