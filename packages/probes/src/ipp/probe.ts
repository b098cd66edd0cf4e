import { integer, type MetricSpec } from '@mach/wire';
import { type Outcome, probe } from '../contract.ts';
import { fact, flagValue, gauge, textValue } from '../metrics.ts';
import { post, postMetrics } from '../post.ts';
import { type IppAnswer, type IppValue, printerAttributesRequest, readIppAnswer } from './message.ts';
import { httpUrl } from './url.ts';

const options = {
  timeoutMs: integer({
    default: 10_000,
    min: 100,
    max: 60_000,
    unit: 'ms',
    help: 'for the whole request; a printer that wakes up takes its time',
  }),
};

const metrics: readonly MetricSpec[] = [
  ...postMetrics('ipp', 'asking a printer for its state'),
  fact('ippStatus', 'none', {
    help: 'status of the answer by RFC 8011; 0 to 255 are good',
    as: 'mach_probe_ipp_status_code',
  }),
  fact('printerState', 'none', {
    help: 'state of the printer: 3 idle, 4 processing, 5 stopped',
    as: 'mach_probe_ipp_printer_state',
  }),
  textValue('stateReasons', {
    help: 'why the printer is in its state, sorted and separated by spaces, at most 200 characters, such as media-empty-error',
  }),
  gauge('problems', 'count', {
    help: 'reasons of the state that are errors or warnings',
    as: 'mach_probe_ipp_problems',
    reduce: 'last',
  }),
  flagValue('acceptingJobs', {
    help: 'whether the printer takes jobs',
    as: 'mach_probe_ipp_accepting_jobs',
  }),
  gauge('queuedJobs', 'count', {
    help: 'jobs that wait or are printed',
    as: 'mach_probe_ipp_queued_jobs',
    reduce: 'last',
  }),
  gauge('markerLowestRatio', 'ratio', {
    help: 'the lowest level among toners and inks; unknown levels and containers of waste are left out',
    as: 'mach_probe_ipp_marker_lowest_ratio',
    reduce: 'last',
  }),
];

/** Some printers tell all their attributes whatever they are asked for: some ten thousand bytes. */
const ANSWER_BYTES_MAX = 262_144;
/** One question a connection: any number will do. */
const REQUEST_ID = 1;
const WANTED = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'queued-job-count',
  'marker-levels',
  'marker-types',
] as const;

/** Asks a printer how it is. That it is stopped is a good reading; an answer without a state is a bad reply. */
export const ipp = probe({
  name: 'ipp',
  summary: 'Asks a printer for its state, its queue and its toner by IPP. Nothing is printed.',
  needs: ['http'],
  options,
  metrics,
  asksDevices: () => true,
  target: { help: 'an ipp or ipps URL', example: 'ipp://printer.example.vn:631/ipp/print' },
  run: async (io, target, { timeoutMs }, signal) => {
    const url = httpUrl(target);
    if (url === undefined) {
      return {
        ok: false,
        failure: 'unsupported',
        detail: `"${target}" is no ipp or ipps URL such as ipp://printer/ipp/print`,
      };
    }
    const question = {
      url,
      contentType: 'application/ipp',
      payload: printerAttributesRequest(target, REQUEST_ID, WANTED),
      answerBytesMax: ANSWER_BYTES_MAX,
      requireTrust: false,
      timeoutMs,
    };
    const answer = await post(io, question, signal);
    if (!answer.ok) return answer;
    const judged = judge(readIppAnswer(answer.body), answer.body.length);
    return { ...judged, values: { ...answer.measured, ...judged.values } };
  },
});

function judge(answer: IppAnswer | undefined, bytes: number): Outcome {
  if (answer === undefined || answer.requestId !== REQUEST_ID) {
    return { ok: false, failure: 'bad-reply', detail: `${bytes} bytes that are no answer by IPP` };
  }
  const { status: ippStatus, printer } = answer;
  if (ippStatus >= FIRST_ERROR) {
    const failure = failures.get(ippStatus) ?? 'bad-reply';
    return {
      ok: false,
      failure,
      detail: `IPP status 0x${ippStatus.toString(16).padStart(4, '0')}`,
      values: { ippStatus },
    };
  }
  const state = numberIn(printer.get('printer-state'));
  if (state === undefined) {
    return { ok: false, failure: 'bad-reply', detail: 'the printer tells no state', values: { ippStatus } };
  }
  const accepting = printer.get('printer-is-accepting-jobs')?.[0];
  const queued = numberIn(printer.get('queued-job-count'));
  const marker = lowestMarker(printer.get('marker-levels') ?? [], printer.get('marker-types') ?? []);
  const values = {
    ippStatus,
    printerState: state,
    ...reasonsIn(printer.get('printer-state-reasons') ?? []),
    ...(typeof accepting === 'boolean' && { acceptingJobs: accepting }),
    ...(queued !== undefined && { queuedJobs: queued }),
    ...(marker !== undefined && { markerLowestRatio: marker }),
  };
  return { ok: true, values };
}

/** RFC 8011, B.1: successes are below. */
const FIRST_ERROR = 0x0100;
const failures: ReadonlyMap<number, 'denied' | 'not-found' | 'unsupported'> = new Map([
  [0x0401, 'denied'],
  [0x0402, 'denied'],
  [0x0403, 'denied'],
  [0x0406, 'not-found'],
  [0x0501, 'unsupported'],
  [0x0503, 'unsupported'],
]);

const REASONS_LENGTH_MAX = 200;

const numberIn = (values: readonly IppValue[] | undefined) => {
  const [first] = values ?? [];
  return typeof first === 'number' ? first : undefined;
};

/** Keywords alone (RFC 8011, 5.1.4), so that nothing that a vendor wrote in words comes through. `none` says that there is no reason. */
function reasonsIn(values: readonly IppValue[]): { readonly stateReasons?: string; readonly problems?: number } {
  const keywords = values.filter((value): value is string => typeof value === 'string' && /^[\w.-]+$/.test(value));
  if (keywords.length === 0) return {};
  const reasons = keywords.filter((keyword) => keyword !== 'none').toSorted();
  return {
    stateReasons: reasons.length === 0 ? 'none' : reasons.join(' ').slice(0, REASONS_LENGTH_MAX),
    problems: reasons.filter((reason) => !reason.endsWith('-report')).length,
  };
}

/** Levels in percent; below zero they say unknown or some left (RFC 3805, prtMarkerSuppliesLevel). */
function lowestMarker(levels: readonly IppValue[], types: readonly IppValue[]): number | undefined {
  const known = levels.filter(
    (level, index): level is number =>
      typeof level === 'number' &&
      level >= 0 &&
      level <= 100 &&
      !`${types[index] ?? ''}`.toLowerCase().includes('waste'),
  );
  return known.length === 0 ? undefined : Math.min(...known) / 100;
}
