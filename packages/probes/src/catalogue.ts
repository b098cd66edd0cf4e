import { expectation, type MetricSpec, type Options } from '@mach/wire';
import type { Kind, Poll, Probe, Sensor, ToldKind } from './contract.ts';

export interface CatalogueKinds {
  readonly probes: readonly Probe[];
  readonly sensors: readonly Sensor[];
  readonly polls: readonly Poll[];
  readonly toldKinds: readonly ToldKind[];
}

/** The catalogue as Markdown: all that is measured, with its options, values and exposed metrics. */
export function renderCatalogue({ probes, sensors, polls, toldKinds }: CatalogueKinds): string {
  const head = [
    '# Catalogue of probes and sensors',
    '',
    'Made from their declarations; a test fails when it is stale. Counters are given as they stand. A value that is',
    'unknown is left out. The exposed metrics carry `device` beside the labels that are named here.',
  ];
  const askingSections = (all: readonly (Probe | Poll)[]) =>
    all.flatMap((asking) => [
      ...section(asking),
      `Target: ${asking.target.help}, such as \`${asking.target.example}\`.`,
      '',
      ...optionTable(asking.options),
      ...valueTable(asking.metrics, asking.targetLabel),
    ]);
  const toldSections = toldKinds.flatMap((told) => [
    ...section(told),
    told.targetLabel === undefined ? 'One reading a device.' : `One reading for each ${told.targetLabel}.`,
    '',
    ...valueTable(told.metrics, told.targetLabel),
  ]);
  const sensorSections = sensors.flatMap((sensor) => [
    ...section(sensor),
    sensor.targetLabel === undefined ? 'One reading.' : `One reading for each ${sensor.targetLabel}.`,
    ...(sensor.onWindows === undefined ? [] : [`On Windows: ${sensor.onWindows}.`]),
    '',
    ...optionTable(sensor.options),
    ...valueTable(sensor.metrics, sensor.targetLabel),
  ]);
  return [
    ...[...head, '', '## Probes', '', ...askingSections(probes)],
    ...['## Polls', '', 'One round over a device gives readings of many kinds.', '', ...askingSections(polls)],
    ...['## What polls tell', '', ...toldSections],
    ...['## Sensors', '', ...sensorSections],
  ].join('\n');
}

const section = ({ name, summary }: Kind) => [`### ${name}`, '', summary, ''];

function optionTable(options: Options): string[] {
  const rows = Object.entries(options).map(([name, option]) => {
    const preset = option.default === undefined ? '' : `\`${option.default}\``;
    return row([`\`${name}\``, preset, expectation(option), option.help ?? '']);
  });
  return rows.length === 0 ? [] : [row(['option', 'default', 'takes', 'help']), row(dashes(4)), ...rows, ''];
}

function valueTable(metrics: readonly MetricSpec[], targetLabel: string | undefined): string[] {
  const rows = metrics.map((metric) => {
    const unit = metric.unit === 'none' ? '' : metric.unit;
    return row([`\`${metric.value}\``, metric.kind, unit, metric.help, exposedAs(metric, targetLabel)]);
  });
  return [row(['value', 'kind', 'unit', 'help', 'metric']), row(dashes(5)), ...rows, ''];
}

function exposedAs({ exposed }: MetricSpec, targetLabel: string | undefined): string {
  if (exposed === undefined) return '';
  const fixed = Object.entries(exposed.labels ?? {}).map(([name, value]) => `${name}="${value}"`);
  const labels = [...(targetLabel === undefined ? [] : [targetLabel]), ...fixed];
  if (exposed.label !== undefined) labels.push(exposed.label);
  return `\`${exposed.name}${labels.length === 0 ? '' : `{${labels.join(',')}}`}\``;
}

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const dashes = (count: number) => Array.from({ length: count }, () => '---');
