import type { MemoryErrorCounts } from '@mach/ports';
import { scriptedFiles, scriptedMemoryErrors } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { memoryErrors } from './memory-errors.ts';

const run = (files: Record<string, string>, written?: MemoryErrorCounts) =>
  memoryErrors.run(
    { files: scriptedFiles({ files }), memoryErrors: scriptedMemoryErrors(written) },
    {},
    new AbortController().signal,
  );

/** As Documentation/ABI/testing/sysfs-devices-edac has it. */
const controller = (name: string, counts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(counts).map(([file, text]) => [`/sys/devices/system/edac/mc/${name}/${file}`, `${text}\n`]),
  );

it('gives the counts of each controller and for how long they were counted', async () => {
  const files = {
    ...controller('mc0', { ce_count: '17', ue_count: '0', seconds_since_reset: '86400' }),
    ...controller('mc1', { ce_count: '0', ue_count: '1' }),
    ...controller('power', { control: 'auto' }),
  };
  expect(await run(files)).toEqual([
    { ok: true, target: 'mc0', values: { correctedErrors: 17, uncorrectedErrors: 0, countedMs: 86_400_000 } },
    { ok: true, target: 'mc1', values: { correctedErrors: 0, uncorrectedErrors: 1 } },
  ]);
});

it('is a bad reply where a controller tells nothing, and unsupported where there is none', async () => {
  expect(await run(controller('mc0', { ce_count: '?' }))).toMatchObject([
    { ok: false, target: 'mc0', failure: 'bad-reply' },
  ]);
  expect(await run({})).toMatchObject([{ ok: false, failure: 'unsupported' }]);
});

it('gives what the system wrote down itself, and takes its silence for no knowledge', async () => {
  expect(await run({}, { corrected: 12, uncorrected: 1, countedMs: 86_400_000 })).toEqual([
    { ok: true, target: 'WHEA', values: { correctedErrors: 12, uncorrectedErrors: 1, countedMs: 86_400_000 } },
  ]);
  expect(await run({}, { corrected: 0, uncorrected: 0, countedMs: 86_400_000 })).toMatchObject([
    { ok: false, failure: 'unsupported' },
  ]);
});
