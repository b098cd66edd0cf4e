import type { Files } from '@mach/ports';
import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { gauge } from '../metrics.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

/** Most temperature sensors of one machine that are reported. */
const SENSORS_MAX = 50;

/** What each temperature sensor of the machine shows. */
export const temperature = sensor({
  name: 'temperature',
  summary: 'What each temperature sensor of the machine shows.',
  targetLabel: 'sensor',
  needs: ['files'],
  options: {},
  metrics: [gauge('celsius', 'celsius', { help: 'temperature', as: 'mach_device_temperature_celsius', reduce: 'max' })],
  run: async (io) => {
    const chips = await chipSensors(io.files);
    const zones = (await zoneSensors(io.files)).filter((zone) => !chips.some((chip) => chip.chip === zone.chip));
    const parts: PartOutcome[] = [];
    for (const { label, path } of uniquelyLabelled([...chips, ...zones]))
      parts.push(await readSensor(io.files, label, path));
    return parts.length === 0 ? nothingToRead('this machine shows no temperature sensor') : atMost(parts, SENSORS_MAX);
  },
});

interface Found {
  readonly chip: string;
  readonly label: string;
  readonly path: string;
}

/** /sys/class/hwmon: a chip's name and each of its inputs, by its label where it has one (Documentation/hwmon). */
async function chipSensors(files: Files): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const folder of await names(files, '/sys/class/hwmon')) {
    const base = `/sys/class/hwmon/${folder}`;
    const chip = (await line(files, `${base}/name`)) ?? folder;
    for (const file of await names(files, base)) {
      const input = /^(temp\d+)_input$/.exec(file)?.[1];
      if (input === undefined) continue;
      const label = (await line(files, `${base}/${input}_label`)) ?? input;
      found.push({ chip, label: `${chip} ${label}`, path: `${base}/${file}` });
    }
  }
  return found;
}

/** /sys/class/thermal: left out where a chip of the same name shows it already. */
async function zoneSensors(files: Files): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const folder of await names(files, '/sys/class/thermal')) {
    if (!folder.startsWith('thermal_zone')) continue;
    const base = `/sys/class/thermal/${folder}`;
    const chip = (await line(files, `${base}/type`)) ?? folder;
    found.push({ chip, label: chip, path: `${base}/temp` });
  }
  return found;
}

/** Two sensors of one name (two disks, two zones) get a number, in the kernel's order. */
function uniquelyLabelled(found: readonly Found[]): readonly Found[] {
  const seen = new Map<string, number>();
  return found.map((each) => {
    const count = (seen.get(each.label) ?? 0) + 1;
    seen.set(each.label, count);
    return count === 1 ? each : { ...each, label: `${each.label} #${count}` };
  });
}

/** Outside these a sensor is not connected or broken: real machines switch off long before. */
const CELSIUS_MIN = -40;
const CELSIUS_MAX = 150;

async function readSensor(files: Files, label: string, path: string): Promise<PartOutcome> {
  const text = await files.readText(path);
  if (!text.ok) return unreadPart(label, text);
  const celsius = Number.parseInt(text.value, 10) / 1_000;
  if (celsius >= CELSIUS_MIN && celsius <= CELSIUS_MAX) return part(label, { celsius });
  return unreadPart(label, { ok: false, failure: 'bad-reply', detail: `shows ${text.value.trim().slice(0, 20)}` });
}

async function names(files: Files, folder: string): Promise<readonly string[]> {
  const listed = await files.list(folder);
  return listed.ok ? listed.value : [];
}

async function line(files: Files, path: string): Promise<string | undefined> {
  const text = await files.readText(path);
  return text.ok && text.value.trim() !== '' ? text.value.trim().slice(0, 60) : undefined;
}
