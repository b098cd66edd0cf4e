import type { Result } from '@mach/ports';

/** Calls that answer within milliseconds, or hang with whoever they ask. */
const DEADLINE_MS = 5_000;

/**
 * A question to Windows that another process or a driver answers (remote desktop, the wireless service, a UPS), asked on threads of the
 * pool. Whoever asks gets `timeout` after `deadlineMs`. While one still hangs no other is asked, so that it holds one thread and not all:
 * each then fails at once.
 */
export function patientCall<Given extends readonly unknown[], Told>(
  what: string,
  call: (...given: Given) => Promise<Result<Told>>,
  deadlineMs = DEADLINE_MS,
): (...given: Given) => Promise<Result<Told>> {
  let hangs = false;
  const hanging = { ok: false, failure: 'timeout', detail: `${what} has not answered for ${deadlineMs} ms` } as const;
  return (...given) => {
    if (hangs) return Promise.resolve(hanging);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        hangs = true;
        resolve(hanging);
      }, deadlineMs);
      const ended = () => {
        hangs = false;
        clearTimeout(timer);
      };
      const asked = async () => call(...given);
      asked().finally(ended).then(resolve, reject);
    });
  };
}

/** A function of koffi, called on a thread of the pool. What it gives out is in its arguments when the promise resolves. */
export function onThread<Answer>(func: {
  async: (...given: readonly never[]) => unknown;
}): (...given: readonly unknown[]) => Promise<Answer> {
  const start = func.async as (...given: readonly unknown[]) => unknown;
  return (...given) =>
    new Promise((resolve, reject) => {
      start(...given, (error: Error | null, answer: Answer) => (error === null ? resolve(answer) : reject(error)));
    });
}
