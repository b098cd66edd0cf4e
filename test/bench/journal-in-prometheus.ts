import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sample {
  readonly device: string;
  readonly kind: string;
  readonly id: string;
  readonly target: string;
  readonly of: string;
  readonly at: number;
  readonly value: number;
}

/** What a block of Prometheus takes for the same numbers, or why it could not be asked. */
export async function sizeInPrometheus(folder: string, samples: readonly Sample[]): Promise<string> {
  const text = join(folder, 'samples.om');
  const blocks = join(folder, 'blocks');
  await writeOpenMetrics(text, samples);
  try {
    execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text, blocks], { stdio: 'pipe' });
  } catch (error) {
    return `not measured: ${String(error).slice(0, 200)}`;
  }
  let chunks = 0;
  let index = 0;
  for (const block of await readdir(blocks)) {
    index += (await stat(join(blocks, block, 'index')).catch(() => undefined))?.size ?? 0;
    for (const each of await readdir(join(blocks, block, 'chunks')).catch(() => [])) {
      chunks += (await stat(join(blocks, block, 'chunks', each))).size;
    }
  }
  const each = (bytes: number) => (bytes / samples.length).toFixed(2);
  return `${each(chunks)} bytes a number in chunks, ${each(chunks + index)} with the index`;
}

async function writeOpenMetrics(file: string, samples: readonly Sample[]): Promise<void> {
  const families = Map.groupBy(samples, ({ kind, of }) => `mach_${kind}_${of}`.replaceAll(/[^a-zA-Z0-9_]/g, '_'));
  const out = createWriteStream(file);
  for (const [name, ofFamily] of families) {
    out.write(`# TYPE ${name} gauge\n`);
    const series = Map.groupBy(ofFamily, ({ device, id, target }) => JSON.stringify([device, id, target]));
    for (const [key, rows] of series) {
      const [device, id, target] = (JSON.parse(key) as string[]).map((part) => JSON.stringify(part));
      const lines = rows.map(
        ({ at, value }) => `${name}{device=${device},id=${id},target=${target}} ${value} ${at / 1_000}\n`,
      );
      if (!out.write(lines.join(''))) await once(out, 'drain');
    }
  }
  out.end('# EOF\n');
  await once(out, 'close');
}
