import { listAt, numberAt, textAt, valueAt } from '@mach/probes';

/** What is read of smartctl's JSON. Serial numbers, names of the whole world (WWN) and logs are not among it, and never leave the round. */
const KEPT = [
  'json_format_version',
  'rotation_rate',
  'model_name',
  'scsi_model_name',
  'smart_support',
  'smart_status',
  'power_on_time',
  'power_cycle_count',
  'nvme_smart_health_information_log',
  'scsi_error_counter_log',
  'scsi_grown_defect_list',
  'scsi_percentage_used_endurance_indicator',
  'endurance_used',
  'spare_available',
] as const;

/** A disk has at most 30 attributes; smartctl tells a handful of messages. */
const ATTRIBUTES_MAX = 64;
const MESSAGES_MAX = 4;
const MESSAGE_LENGTH_MAX = 160;

/** The part of an output of `smartctl --json -x` that is kept: some 6 kB of a hundred. */
export function leanSmartctl(output: unknown): Readonly<Record<string, unknown>> {
  const lean: Record<string, unknown> = {};
  for (const key of KEPT) put(lean, key, valueAt(output, key));
  lean['smartctl'] = defined({
    version: valueAt(output, 'smartctl', 'version'),
    exit_status: numberAt(output, 'smartctl', 'exit_status'),
    messages: listAt(output, 'smartctl', 'messages')
      .slice(0, MESSAGES_MAX)
      .map((message) => ({ string: (textAt(message, 'string') ?? '').slice(0, MESSAGE_LENGTH_MAX) })),
  });
  lean['device'] = defined({
    type: textAt(output, 'device', 'type'),
    protocol: textAt(output, 'device', 'protocol'),
  });
  const temperatures = ['current', 'op_limit_max', 'drive_trip'].map(
    (name) => [name, numberAt(output, 'temperature', name)] as const,
  );
  put(lean, 'temperature', defined(Object.fromEntries(temperatures)));
  const attributes = listAt(output, 'ata_smart_attributes', 'table').slice(0, ATTRIBUTES_MAX).map(attribute);
  if (attributes.length > 0) lean['ata_smart_attributes'] = { table: attributes };
  const solidState = listAt(output, 'ata_device_statistics', 'pages').filter((page) => numberAt(page, 'number') === 7);
  if (solidState.length > 0) lean['ata_device_statistics'] = { pages: solidState };
  return lean;
}

function attribute(entry: unknown) {
  return defined({
    id: valueAt(entry, 'id'),
    name: valueAt(entry, 'name'),
    value: valueAt(entry, 'value'),
    thresh: valueAt(entry, 'thresh'),
    when_failed: valueAt(entry, 'when_failed'),
    flags: { prefailure: valueAt(entry, 'flags', 'prefailure') },
    raw: defined({ value: valueAt(entry, 'raw', 'value'), string: valueAt(entry, 'raw', 'string') }),
  });
}

function put(into: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) into[key] = value;
}

const defined = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
