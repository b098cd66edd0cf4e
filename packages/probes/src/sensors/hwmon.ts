import type { Files } from '@mach/ports';
import { lineOf, namesIn } from './kernel-files.ts';

/** One input of a monitoring chip: `label` is the chip's name and the input's own, `base` its path up to `_input`. */
export interface ChipInput {
  readonly chip: string;
  readonly label: string;
  readonly base: string;
}

/** /sys/class/hwmon: a chip's name and each of its inputs of one type, by its label where it has one (Documentation/hwmon). */
export async function chipInputs(files: Files, type: 'temp' | 'fan'): Promise<readonly ChipInput[]> {
  const found: ChipInput[] = [];
  for (const folder of await namesIn(files, '/sys/class/hwmon')) {
    const base = `/sys/class/hwmon/${folder}`;
    const chip = (await lineOf(files, `${base}/name`)) ?? folder;
    for (const file of await namesIn(files, base)) {
      const input = /^([a-z]+)\d+_input$/.exec(file);
      if (input?.[1] !== type) continue;
      const name = file.slice(0, -'_input'.length);
      const label = (await lineOf(files, `${base}/${name}_label`)) ?? name;
      found.push({ chip, label: `${chip} ${label}`, base: `${base}/${name}` });
    }
  }
  return found;
}

/** Two of one label (two disks, two zones) get a number, in the kernel's order. */
export function uniquelyLabelled<Labelled extends { readonly label: string }>(
  found: readonly Labelled[],
): readonly Labelled[] {
  const seen = new Map<string, number>();
  return found.map((each) => {
    const count = (seen.get(each.label) ?? 0) + 1;
    seen.set(each.label, count);
    return count === 1 ? each : { ...each, label: `${each.label} #${count}` };
  });
}
