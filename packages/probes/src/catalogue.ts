import { expectation, type MetricSpec, type Options } from '@mach/wire';
import type { Probe, Sensor } from './contract.ts';

/** The catalogue as Markdown: every probe and sensor with its options, values and exposed metrics. */
export function renderCatalogue(probes: readonly Probe[], sensors: readonly Sensor[]): string {
  const head = [
    '# Catalogue of probes and sensors',
    '',
    'Made from their declarations; a test fails when it is stale. Counters are given as they stand. A value that is',
    'unknown is left out. The exposed metrics carry `device` beside the labels that are named here.',
  ];
  const probeSections = probes.flatMap((probe) => [
    ...section(probe),
    `Target: ${probe.target.help}, such as \`${probe.target.example}\`.`,
    '',
    ...optionTable(probe.options),
    ...valueTable(probe.metrics, probe.targetLabel),
  ]);
  const sensorSections = sensors.flatMap((sensor) => [
    ...section(sensor),
    sensor.targetLabel === undefined ? 'One reading.' : `One reading for each ${sensor.targetLabel}.`,
    ...(sensor.onWindows === undefined ? [] : [`On Windows: ${sensor.onWindows}.`]),
    '',
    ...optionTable(sensor.options),
    ...valueTable(sensor.metrics, sensor.targetLabel),
  ]);
  return [...head, '', '## Probes', '', ...probeSections, '## Sensors', '', ...sensorSections].join('\n');
}

const section = ({ name, summary }: Probe | Sensor) => [`### ${name}`, '', summary, ''];

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
