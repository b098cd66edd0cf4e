import type { BatchAnswer, RefusedReport, Report } from '@mach/wire';
import { isInRanges, type Range } from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import type { Counters } from '../counters.ts';
import type { Journal } from '../journal/journal.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import type { CollectorLimits } from '../limits.ts';
import type { Recorder } from '../recorder.ts';
import { type Answer, refuse } from './answer.ts';
import type { CheckedReport } from './check-batch.ts';
import type { DecodedBatch } from './decode.ts';
import { createHeldLater } from './held-later.ts';
import { readJournaled } from './read-journaled.ts';

const TOO_MANY_GAPS =
  'the numbers of this spool have too many gaps already: begin a new spool, with an epoch of its own';

/** What accepting a batch needs beside the batch. */
export interface AcceptContext {
  readonly device: string;
  readonly recorder: Recorder;
  readonly journal: Pick<Journal, 'find'>;
  readonly limits: CollectorLimits;
  readonly counters: Counters;
  /** When an agent that is put off is to come again. */
  readonly comeAgainS: () => number;
  readonly configEtag: (device: string) => string;
  readonly isSecretWanted: (device: string) => boolean;
  /** Told how much was written down of a report that was refused. */
  readonly onQuarantined?: (bytes: number) => void;
  /** Systems that are slow in many communes. */
  readonly slowSystems?: () => NonNullable<BatchAnswer['slowSystems']>;
}

/**
 * Decides each report of a batch, and answers only when all that was decided is on the disk. Sound ones are journaled, bad
 * ones quarantined and refused; a number that is held already is acknowledged again, and named in `contradicted`
 * and quarantined when its content is another. 503 where the disk can't take it: then nothing is acknowledged and the agent keeps everything.
 */
export async function accept(batch: DecodedBatch, context: AcceptContext): Promise<Answer<BatchAnswer>> {
  const { recorder, limits } = context;
  const { envelope, reports } = batch.checked;
  if (envelope.device !== context.device) {
    return refuse(
      403,
      `The batch is of device ${envelope.device}, the credentials are of ${context.device}: each device sends its own reports with its own secret.`,
    );
  }
  try {
    return { ok: true, value: await decide(batch, context) };
  } catch (error) {
    if (!(error instanceof JournalUnavailable)) throw error;
    const sentence = `The reports could not be written down (${error.message}): keep them and send them again later.`;
    return { ...refuse(503, sentence), retryAfterS: context.comeAgainS() };
  }

  async function decide({ checked, coding, body }: DecodedBatch, { counters }: AcceptContext): Promise<BatchAnswer> {
    const refused: RefusedReport[] = [];
    const seqs: number[] = [];
    const put: Promise<void>[] = [];
    for (const { seq, problem, report } of reports) {
      if (problem === undefined) seqs.push(seq);
      else {
        refused.push({ seq, reason: problem });
        put.push(quarantine({ seq, reason: `refused: ${problem}`, report }));
      }
    }
    for (const twin of checked.doubled) {
      const first = reports.find((each) => each.seq === twin.seq);
      const other = first && otherContent(first, twin, 'the number stands twice in one batch');
      if (other !== undefined) put.push(quarantine(other));
    }
    const payload = { kind: 'batch', device: envelope.device, epoch: envelope.epoch, seqs, coding, body } as const;
    const [appended] = await Promise.all([recorder.append(payload, checked), ...put]);
    for (const seq of appended.beyond) {
      const report = reports.find((each) => each.seq === seq)?.report;
      refused.push({ seq, reason: TOO_MANY_GAPS });
      await quarantine({ seq, reason: `refused: ${TOO_MANY_GAPS}`, report });
    }
    const odd = appended.repeated.length > 0 ? await contradictions(appended.repeated, appended.acknowledged) : [];
    await Promise.all(odd.map(quarantine));

    counters.bodyBytes += body.byteLength;
    counters.reportsRefused += refused.length;
    counters.reportsRepeated += appended.repeated.length;
    for (const each of reports) {
      if (each.problem !== undefined || !isInRanges(appended.fresh, each.seq)) continue;
      counters.reportsAccepted++;
      counters.valuesAccepted += each.values;
    }
    const { acknowledged } = appended;
    const slow = context.slowSystems?.() ?? [];
    const contradicted = odd.length > 0 ? { contradicted: odd.map(({ seq }) => seq) } : {};
    return {
      acknowledged,
      refused,
      ...contradicted,
      now: recorder.wallMs(),
      configEtag: context.configEtag(envelope.device),
      requests: [],
      ...(context.isSecretWanted(envelope.device) ? { secretWanted: true } : {}),
      ...(slow.length > 0 && { slowSystems: slow }),
    };
  }

  /** Compares numbers that an earlier entry holds with what it holds, one look-up for each such entry. */
  async function contradictions(repeated: readonly number[], acknowledged: readonly Range[]): Promise<Odd[]> {
    const originals = new Map<number, CheckedReport>();
    const found: Odd[] = [];
    const isHeldLater = createHeldLater(acknowledged, heldBeside);
    for (const seq of repeated) {
      const again = reports.find((each) => each.seq === seq);
      if (again === undefined || isThinned(again.report)) continue;
      if (!originals.has(seq)) for (const held of await heldBeside(seq)) originals.set(held.seq, held);
      const original = originals.get(seq);
      const repeatedReport = inBoot(again, envelope);
      if (original !== undefined && isSame(original, repeatedReport)) continue;
      if (await isHeldLater(repeatedReport)) continue;
      if (original === undefined) {
        // Its time in the journal is over, so it can't be a repetition of yesterday's: rather twice than not at all.
        found.push({ seq, reason: 'the number was acknowledged long ago', report: again.report });
        continue;
      }
      const other = otherContent(original, repeatedReport, 'the number was acknowledged before');
      if (other !== undefined) found.push(other);
    }
    return found;
  }

  /** What the entry that first held a report holds for the first time. */
  async function heldBeside(seq: number): Promise<CheckedReport[]> {
    const entry = await context.journal.find(envelope.device, envelope.epoch, seq);
    const held = entry?.kind === 'batch' ? readJournaled(entry) : undefined;
    if (entry?.kind !== 'batch' || held === undefined) return [];
    return held.reports
      .filter((report) => isInRanges(entry.fresh, report.seq))
      .map((report) => inBoot(report, held.envelope));
  }

  function otherContent(first: CheckedReport, second: CheckedReport, when: string): Odd | undefined {
    if (isSame(first, second)) return undefined;
    context.counters.reportsContradicting++;
    return { seq: second.seq, reason: `other content: ${when}`, report: second.report };
  }

  function quarantine({ seq, reason, report }: Odd): Promise<void> {
    const written = canonicalJson(report).slice(0, limits.quarantinedCharactersMax);
    context.onQuarantined?.(Buffer.byteLength(written));
    return recorder.quarantine({ device: envelope.device, epoch: envelope.epoch, seq, reason, report: written });
  }
}

const isSame = (one: CheckedReport, other: CheckedReport): boolean =>
  canonicalJson(one.report) === canonicalJson(other.report);

/**
 * An agent whose spool was full let its readings go and kept its number: nothing in it can be lost any more, whatever is held
 * under the number.
 */
const isThinned = ({ readings }: Report) => readings.length === 0;

/** With its boot written out: sent again after a restart of the machine, the same report names it. */
function inBoot(checked: CheckedReport, { bootId }: { readonly bootId: string }): CheckedReport {
  return { ...checked, report: { ...checked.report, bootId: checked.report.bootId ?? bootId } };
}

/** A report that goes into quarantine. */
interface Odd {
  readonly seq: number;
  readonly reason: string;
  readonly report: unknown;
}
