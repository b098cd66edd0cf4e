import { createRequire } from 'node:module';

/** Calls into the system's own libraries. */
export type Koffi = typeof import('koffi');

/**
 * Loads the library when somebody first needs it: it adds 1.8 MiB to a process that mostly does without. Throws where it
 * can't be loaded, such as a processor that it is not built for.
 */
export function loadKoffi(): Koffi {
  return createRequire(import.meta.url)('koffi') as Koffi;
}
