import type { Files } from '@mach/ports';
import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { gauge } from '../metrics.ts';
import { type ChipInput, chipInputs, uniquelyLabelled } from './hwmon.ts';
import { lineOf, namesIn } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Most temperature sensors of one machine that are reported. */
const SENSORS_MAX = 50;

/** What each temperature sensor of the machine shows. */
export const temperature = sensor({
  name: 'temperature',
  summary: 'What each temperature sensor of the machine shows.',
  targetLabel: 'sensor',
  needs: ['files'],
  onWindows: 'unsupported there, for it is read from files of the Linux kernel alone',
  options: {},
  metrics: [gauge('celsius', 'celsius', { help: 'temperature', as: 'mach_device_temperature_celsius', reduce: 'max' })],
  run: async (io) => {
    const chips = (await chipInputs(io.files, 'temp')).map((chip) => ({ ...chip, base: `${chip.base}_input` }));
    const zones = (await zoneSensors(io.files)).filter((zone) => !chips.some((chip) => chip.chip === zone.chip));
    const parts: PartOutcome[] = [];
    for (const { label, base } of uniquelyLabelled([...chips, ...zones])) {
      parts.push(await readSensor(io.files, label, base));
    }
    return parts.length === 0 ? nothingToRead('this machine shows no temperature sensor') : atMost(parts, SENSORS_MAX);
  },
});

/** /sys/class/thermal: left out where a chip of the same name shows it already. */
async function zoneSensors(files: Files): Promise<readonly ChipInput[]> {
  const found: ChipInput[] = [];
  for (const folder of await namesIn(files, '/sys/class/thermal')) {
    if (!folder.startsWith('thermal_zone')) continue;
    const base = `/sys/class/thermal/${folder}`;
    const chip = (await lineOf(files, `${base}/type`)) ?? folder;
    found.push({ chip, label: chip, base: `${base}/temp` });
  }
  return found;
}

/**
 * Outside these, and at exactly 0, a sensor is not connected or broken: chips show 0, −128, 127 or 255 then. Real machines switch
 * off before 125.
 */
const CELSIUS_MIN = -40;
const CELSIUS_MAX = 125;

async function readSensor(files: Files, label: string, path: string): Promise<PartOutcome> {
  const text = await files.readText(path);
  if (!text.ok) return unreadPart(label, text);
  const celsius = Number.parseInt(text.value, 10) / 1_000;
  if (celsius !== 0 && celsius >= CELSIUS_MIN && celsius <= CELSIUS_MAX) return part(label, { celsius });
  return unreadPart(label, { ok: false, failure: 'bad-reply', detail: `shows ${text.value.trim().slice(0, 20)}` });
}
