import { sensor } from '../contract.ts';
import { counter, fact } from '../metrics.ts';
import { namesIn, numberOf } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

const FOLDER = '/sys/devices/system/edac/mc';
/** Memory controllers that are reported. */
const CONTROLLERS_MAX = 16;

/** Errors of memory that its controllers noticed: corrected ones, and those that could not be. */
export const memoryErrors = sensor({
  name: 'memory-errors',
  summary: 'Errors of memory that its controllers noticed (EDAC; needs memory with error correction).',
  targetLabel: 'controller',
  needs: ['files'],
  options: {},
  metrics: [
    counter('correctedErrors', 'count', {
      help: 'errors that were corrected',
      as: 'mach_device_memory_errors_total',
      labels: { outcome: 'corrected' },
      family: 'Errors of memory by what became of them.',
    }),
    counter('uncorrectedErrors', 'count', {
      help: 'errors that could not be corrected',
      as: 'mach_device_memory_errors_total',
      labels: { outcome: 'uncorrected' },
      family: 'Errors of memory by what became of them.',
    }),
    fact('countedMs', 'ms', { help: 'time since counting began' }),
  ],
  // Documentation/ABI/testing/sysfs-devices-edac.
  run: async ({ files }) => {
    const controllers = (await namesIn(files, FOLDER)).filter((name) => /^mc\d+$/.test(name));
    if (controllers.length === 0) {
      return nothingToRead('no memory controller counts errors: most office PCs have memory without error correction');
    }
    const parts = controllers.map(async (name) => {
      const corrected = await numberOf(files, `${FOLDER}/${name}/ce_count`);
      const uncorrected = await numberOf(files, `${FOLDER}/${name}/ue_count`);
      if (corrected === undefined && uncorrected === undefined) {
        return unreadPart(name, { ok: false, failure: 'bad-reply', detail: `${name} tells no counts` });
      }
      const seconds = await numberOf(files, `${FOLDER}/${name}/seconds_since_reset`);
      return part(name, {
        correctedErrors: corrected,
        uncorrectedErrors: uncorrected,
        countedMs: seconds === undefined ? undefined : seconds * 1_000,
      });
    });
    return atMost(await Promise.all(parts), CONTROLLERS_MAX);
  },
});
