import { sensor } from '../contract.ts';
import { counter, fact } from '../metrics.ts';
import { namesIn, numberOf } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

const FOLDER = '/sys/devices/system/edac/mc';
/** Memory controllers that are reported. */
const CONTROLLERS_MAX = 16;
/** Stands for the controllers where the system's own log is all there is. */
const SYSTEM_LOG = 'WHEA';

/** Errors of memory that its controllers noticed: corrected ones, and those that could not be. */
export const memoryErrors = sensor({
  name: 'memory-errors',
  summary: 'Errors of memory that its controllers noticed (EDAC or WHEA; needs memory with error correction).',
  targetLabel: 'controller',
  needs: ['files', 'memoryErrors'],
  onWindows:
    'by the System log (events 46 and 47 of WHEA by their numbers), once a day; unsupported until there is one; never run on a real PC',
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
  run: async ({ files, memoryErrors: written }) => {
    const counts = written.read();
    if (counts !== undefined && counts.corrected + counts.uncorrected > 0) {
      const { corrected: correctedErrors, uncorrected: uncorrectedErrors, countedMs } = counts;
      return [part(SYSTEM_LOG, { correctedErrors, uncorrectedErrors, countedMs })];
    }
    const controllers = (await namesIn(files, FOLDER)).filter((name) => /^mc\d+$/.test(name));
    if (controllers.length === 0) {
      return nothingToRead(
        'no memory controller tells of errors: most office PCs have memory without error correction',
      );
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
