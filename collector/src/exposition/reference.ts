import { alertFamilies } from './alert-families.ts';
import type { Catalogue } from './catalogue.ts';
import { communeFamilies } from './commune-families.ts';
import { deviceFamilies, probeFamilies } from './device-families.ts';
import type { Family } from './family.ts';
import { incidentFamilies } from './incident-families.ts';
import { ownMetrics } from './own-metrics.ts';
import { siteFamilies } from './site-families.ts';

/** The reference of every metric as Markdown, made from the declarations that write them. */
export function renderReference(catalogue: Catalogue): string {
  const own = Object.values(ownMetrics);
  return `${[
    '# Metrics',
    '',
    'Made from the declarations; a test fails when it is stale. Base units: seconds, bytes, ratios from 0 to 1. What a',
    'device does not know is left out; its values vanish after three missed send intervals, `mach_device_up` 0 stays.',
    '',
    '## `GET /metrics`: the collector and one set of aggregates a commune',
    '',
    ...table(own, (metric) => ('labels' in metric ? metric.labels : [])),
    '',
    ...table(communeFamilies, () => ['commune_code']),
    '',
    ...table(siteFamilies, () => ['site', 'commune_code']),
    '',
    ...table(incidentFamilies, ({ labels }) => labels),
    '',
    ...table(alertFamilies, ({ labels }) => labels),
    '',
    '`cause` is one of the closed list of verdicts; `service_id` stands beside the cause `service` alone.',
    '',
    '`mach_site_info` also carries `site_name`, which people give (`mach-collector sites name`).',
    '`mach_commune_info` also carries `province_code`, `commune` and `province`, `mach_commune_devices` the `state`: `up`,',
    '`no-data` (silent now), `never-reported`, `inventory` (taken by hand, never expected to report), `revoked`.',
    '',
    '## `GET /metrics?commune=CODE` · `?scope=devices` · `?scope=province`: devices',
    '',
    'Every series carries `device`, the id. With `scope=devices` those of a commune also carry `commune_code`; with',
    '`commune=CODE` it is the label of the target, see [service discovery](../dashboards/prometheus/prometheus.example.yml).',
    '',
    ...table(deviceFamilies, () => ['device']),
    '',
    'Further labels: `mach_device_info` has `device_number`, `role`, `site`, `kind`, `coverage`, `asset_tag`, `agent_version`;',
    '`mach_device_failing` has `component`, `reason` and `level` (`failing`, `at-risk`), of the conditions that `mach-collector failing list` tells;',
    '`mach_device_flag` has `flag`.',
    '',
    '### Probes',
    '',
    'Names of the blackbox_exporter where it has one. `target` is what was asked, `check` the id of the check: two checks may',
    'put different questions to one target.',
    '',
    ...table(probeFamilies, () => ['device', 'target', 'check']),
    '',
    ...table(measured(catalogue, true), (family) => ['device', ...labelsOf(family)]),
    '',
    '### Sensors',
    '',
    'Of several readings of one part the newest is shown.',
    '',
    ...table(measured(catalogue, false), (family) => ['device', ...labelsOf(family)]),
  ].join('\n')}\n`;
}

function table<Row extends Family>(
  families: readonly Row[],
  labels: (family: Row) => readonly string[],
): readonly string[] {
  const rows = families.map((family) => {
    const names = labels(family)
      .map((name) => `\`${name}\``)
      .join(' ');
    return `| \`${family.name}\` | ${family.type} | ${names} | ${family.help} |`;
  });
  return ['| metric | type | labels | what |', '|---|---|---|---|', ...rows];
}

type MeasuredFamily = Catalogue['families'][number];

function measured({ families }: Catalogue, hasCheck: boolean): readonly MeasuredFamily[] {
  return families.filter(({ sources }) => sources.some(({ plan }) => plan.hasCheck === hasCheck));
}

/** The label of the part, fixed labels, and those that hold texts. */
function labelsOf({ sources }: MeasuredFamily): readonly string[] {
  const names = sources.flatMap(({ plan, columns, texts }) => {
    const fixed = columns.flatMap(({ labels }) => labels);
    return [
      ...(plan.targetLabel === undefined ? [] : [plan.targetLabel]),
      ...(plan.hasCheck ? ['check'] : []),
      ...fixed,
      ...texts.map(({ label }) => label),
    ];
  });
  return [...new Set(names)];
}
