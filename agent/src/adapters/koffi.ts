/** Calls into the system's own libraries. */
export type Koffi = typeof import('koffi');

let loading: Promise<Koffi | undefined> | undefined;

/**
 * Loads the library when somebody first needs it: it adds 1.8 MiB to a process that mostly does without. Undefined where it
 * can't be loaded, such as a processor that it is not built for.
 */
export function loadKoffi(): Promise<Koffi | undefined> {
  loading ??= import('koffi').then(
    (koffi) => koffi,
    () => undefined,
  );
  return loading;
}
