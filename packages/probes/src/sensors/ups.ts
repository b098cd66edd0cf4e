import type { Files, Result, UpsState } from '@mach/ports';
import { integer } from '@mach/wire';
import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { flagValue } from '../metrics.ts';
import { askNut } from '../ups/nut.ts';
import { nutValues } from '../ups/nut-values.ts';
import { firmwareText } from './firmware-text.ts';
import { lineOf, namesIn, numberOf } from './kernel-files.ts';
import { atMost, part, unreadPart } from './part.ts';
import { upsMetrics } from './ups-metrics.ts';

const FOLDER = '/sys/class/power_supply';
/** UPSes of one machine that are reported. */
const UPSES_MAX = 8;

/** The UPSes at this machine's cables: those that its system knows, and those of Network UPS Tools on it. */
export const ups = sensor({
  name: 'ups',
  summary:
    'The state of a UPS: at a PC by its cable, as the system or Network UPS Tools on the same PC knows it, or by SNMP.',
  targetLabel: 'ups',
  turns: ['onBattery'],
  needs: ['files', 'host', 'lines'],
  onWindows: 'batteries that call themselves a UPS, by calls of the battery driver; never run on a real PC',
  options: {
    nutPort: integer({ default: 3_493, min: 1, max: 65_535, help: 'port of upsd on this machine' }),
    timeoutMs: integer({ default: 5_000, min: 100, max: 30_000, unit: 'ms', help: 'for one conversation with upsd' }),
  },
  metrics: [
    flagValue('present', { help: 'false in the one reading of a machine at which no UPS was seen' }),
    ...upsMetrics,
  ],
  longestMs: ({ timeoutMs }) => (1 + UPSES_MAX) * timeoutMs,
  run: async ({ files, host, lines }, { nutPort, timeoutMs }, signal) => {
    const [nut, own] = await Promise.all([
      nutParts(askNut(lines, { port: nutPort, timeoutMs }, signal)),
      host.upses === undefined ? kernelParts(files) : host.upses().then(hostParts),
    ]);
    // The same UPS under one name is one.
    const isTold = ({ target }: PartOutcome) => nut.some((known) => known.target === target && known.ok);
    const found = [...nut, ...own.filter((each) => !isTold(each))];
    return found.length === 0 ? [part(undefined, { present: false })] : atMost(found, UPSES_MAX);
  },
});

/** None where nothing listens: most PCs run no upsd. */
async function nutParts(asked: ReturnType<typeof askNut>): Promise<readonly PartOutcome[]> {
  const told = await asked;
  if (told.ok) {
    return told.value.map(({ name, variables }) =>
      variables.ok ? part(name, { present: true, ...nutValues(variables.value) }) : unreadPart(name, variables),
    );
  }
  return told.failure === 'refused' ? [] : [unreadPart('nut', told)];
}

/** Documentation/ABI/testing/sysfs-class-power: µV, seconds, tenths of a degree. */
async function kernelParts(files: Files): Promise<readonly PartOutcome[]> {
  const parts: PartOutcome[] = [];
  for (const name of await namesIn(files, FOLDER)) {
    if ((await lineOf(files, `${FOLDER}/${name}/type`)) !== 'UPS') continue;
    const of = (file: string) => numberOf(files, `${FOLDER}/${name}/${file}`);
    const [percent, seconds, microvolts, tenths] = [
      await of('capacity'),
      await of('time_to_empty_now'),
      await of('voltage_now'),
      await of('temp'),
    ];
    parts.push(
      part(name, {
        present: true,
        model: firmwareText((await lineOf(files, `${FOLDER}/${name}/model_name`)) ?? ''),
        chargeRatio: percent === undefined || percent < 0 || percent > 100 ? undefined : percent / 100,
        runtimeMs: seconds === undefined || seconds <= 0 ? undefined : seconds * 1_000,
        onBattery: ON_BATTERY[(await lineOf(files, `${FOLDER}/${name}/status`)) ?? ''],
        batteryVolts: microvolts === undefined || microvolts <= 0 ? undefined : microvolts / 1e6,
        batteryCelsius: tenths === undefined || tenths <= 0 ? undefined : tenths / 10,
        // The kernel's word for a battery that is spent.
        replaceBattery: (await lineOf(files, `${FOLDER}/${name}/health`)) === 'Dead' ? true : undefined,
      }),
    );
  }
  return parts;
}

const ON_BATTERY: Readonly<Record<string, boolean>> = {
  Discharging: true,
  Charging: false,
  Full: false,
  'Not charging': false,
};

function hostParts(told: Result<readonly UpsState[]>): readonly PartOutcome[] {
  if (!told.ok) return [unreadPart('battery', told)];
  return told.value.map(({ name, model, ...values }) =>
    part(name, { present: true, model: firmwareText(model), ...values }),
  );
}
