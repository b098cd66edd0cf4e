import { ValueReader } from '../facts/reading-index.ts';
import type { CheckFinding, CheckReading, CheckTopic, CheckWish } from './check-terms.ts';
import { find, type Judged, notAsked, unknown } from './judged.ts';
import { isWished } from './wishes.ts';

/**
 * What is plugged into the PC, and the signing service on it. Most PCs need not have it: that it is absent is a trouble to whoever
 * came for it alone, and nothing to judge for the others.
 */
export function pluggedTopics(readings: readonly CheckReading[], wish?: CheckWish): readonly CheckTopic[] {
  const found = find(readings, 'peripherals');
  const counts = new ValueReader(found?.ok === true ? found.values : {});
  const count = (topic: CheckTopic['topic'], number: number | undefined, finding?: CheckFinding): CheckTopic => ({
    topic,
    ...countTopic(number, isWished(topic, wish) ? finding : undefined),
  });
  const readers = counts.amount('smartCardReaders');
  const installed = counts.amount('installedPrinters');
  const byUsb = counts.positive('usbPrinters');
  return [
    { topic: 'signing-service', ...signingTopic(readings, isWished('signing-service', wish) || (readers ?? 0) > 0) },
    count('card-reader', readers, 'no-card-reader'),
    // Without one at USB there may be one in the network, which only the system's own list knows.
    count('printer', installed ?? byUsb, 'no-printer'),
    { topic: 'print-queue', ...queueTopic(found, counts, wish) },
    count('scanner', counts.amount('scanners')),
    count('camera', counts.amount('cameras'), 'no-camera'),
    count('microphone', counts.amount('soundInputs'), 'no-microphone'),
    count('speaker', counts.amount('soundOutputs'), 'no-speaker'),
  ];
}

/** Jobs that wait say that nothing comes out: an office prints a few at once. An assumption of 2026-11-26. */
const JOBS_WAITING = 5;

/** The printer to which prints go by themselves, and what waits for any. */
function queueTopic(found: CheckReading | undefined, counts: ValueReader, wish?: CheckWish): Judged {
  const state = counts.text('defaultPrinter');
  const jobs = counts.amount('printJobs');
  if (found === undefined || (state === undefined && jobs === undefined)) return notAsked;
  const values = { jobs: jobs ?? 0 };
  const isCome = isWished('print-queue', wish);
  const finding: CheckFinding | undefined =
    state === 'not-ready'
      ? 'printer-not-ready'
      : (jobs ?? 0) >= JOBS_WAITING
        ? 'print-queue-stuck'
        : state === 'none' && isCome && (counts.amount('installedPrinters') ?? 0) > 0
          ? 'no-default-printer'
          : undefined;
  // Whoever did not come to print is not told of a printer that sleeps.
  if (finding !== undefined && isCome) return { light: 'warning', finding, values };
  return state === 'none' ? notAsked : { light: 'good', values };
}

function countTopic(number: number | undefined, finding: CheckFinding | undefined): Judged {
  if (number === undefined) return unknown;
  if (number > 0) return { light: 'good', values: { number } };
  return finding === undefined ? { light: 'not-asked', values: { number } } : { light: 'warning', finding, values: {} };
}

/** Whether anything listens where the signing service does. */
function signingTopic(readings: readonly CheckReading[], isNeeded: boolean): Judged {
  const service = readings.find(({ kind, target }) => kind === 'tcp' && target === SIGNING_SERVICE);
  if (service === undefined) return notAsked;
  if (service.ok) return { light: 'good', values: {} };
  if (service.failure !== 'refused') return unknown;
  return isNeeded ? { light: 'warning', finding: 'signing-service-off', values: {} } : notAsked;
}

/** Where the signing service of the Government's certificates (VGCA Sign Service) listens on each PC. */
export const SIGNING_SERVICE = '127.0.0.1:8987';
