const MINUTES_COUNTED =
  'Counts of minutes that are each slow or not, in the unit that people plan in; not a time that was measured.';

const OF_A_MIB = 'A MIB and snmp_exporter made it known: dashboards for network devices read it.';

/**
 * Names that `promtool check metrics` has something against, all of them and no other, each with the reason to keep it.
 * The check of the whole exposition allows exactly these.
 */
export const borrowedNames: ReadonlyMap<string, string> = new Map([
  [
    'mach_device_recoverable_minutes_per_month',
    'People plan in minutes of working time a month; seconds would be read by nobody.',
  ],
  [
    'smartctl_device_power_cycle_count',
    'smartctl_exporter made it known; promtool takes the ending for that of a histogram.',
  ],
  ...[
    'dot3StatsFCSErrors',
    'ifAdminStatus',
    'ifHCInOctets',
    'ifHCOutOctets',
    'ifHighSpeed',
    'ifInDiscards',
    'ifInErrors',
    'ifOperStatus',
    'ifOutDiscards',
    'ifOutErrors',
    'ifType',
  ].map((name) => [name, OF_A_MIB] as const),
  ['mach_device_slow_minutes_total', MINUTES_COUNTED],
  ['mach_device_use_unknown_minutes_total', MINUTES_COUNTED],
  ['mach_device_watched_minutes_total', MINUTES_COUNTED],
]);
