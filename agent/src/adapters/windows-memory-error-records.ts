import type { MemoryErrorRecords } from '../memory-errors/memory-error-records.ts';
import { readSystemLog } from './windows-system-log.ts';

/** More than a thousand in a day say no more than a thousand. */
const RECORDS_MAX = 1_000;
const WHEA_LOGGER = 'Microsoft-Windows-WHEA-Logger';
/** Of the platform's memory; the others of WHEA are of processors, buses and cards. */
const FATAL = 46;
const CORRECTED = 47;

/** Errors of memory out of the System log of Windows, of the last `withinMs`. Never run on a real PC. */
export function windowsMemoryErrorRecords(program?: string): MemoryErrorRecords {
  return {
    read: async (withinMs) => {
      const query =
        `*[System[Provider[@Name='${WHEA_LOGGER}'] and (EventID=${FATAL} or EventID=${CORRECTED})` +
        ` and TimeCreated[timediff(@SystemTime) <= ${withinMs}]]]`;
      const events = await readSystemLog({ query, eventsMax: RECORDS_MAX }, program);
      if (!events.ok) return events;
      const ofMemory = events.value.filter(
        ({ provider, id }) => provider === WHEA_LOGGER && (id === FATAL || id === CORRECTED),
      );
      return { ok: true, value: ofMemory.map(({ number, id }) => ({ number, isCorrected: id === CORRECTED })) };
    },
  };
}
