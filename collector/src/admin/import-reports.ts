import {
  addRange,
  countInRanges,
  type Range,
  REPORT_FILE_ANSWER_FORMAT,
  type RefusedReport,
  type ReportFileAnswer,
  type ReportFileBatch,
  type ReportFileHead,
  signedAnswer,
  signedBatch,
  signedHead,
  toRanges,
} from '@mach/wire';
import { type AcceptContext, accept } from '../ingest/accept.ts';
import { decode } from '../ingest/decode.ts';
import type { Journal } from '../journal/journal.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import { fileSigner, isSignedBy } from './report-file-key.ts';
import type { AdminAnswer, AdminRequest, ImportedReports } from './request.ts';

/**
 * Takes batches of one file of reports, each by itself: one that is damaged or not of this device is named, the others count.
 * What is held already is taken no second time. Nothing is said of a file whose head is not signed by a device of this
 * collector.
 */
export async function importReports(
  { head, batches }: { readonly head: ReportFileHead; readonly batches: readonly ReportFileBatch[] },
  context: Omit<AcceptContext, 'device'> & { readonly journal: Pick<Journal, 'acknowledged'> },
): Promise<AdminAnswer> {
  const owner = ownerOf(head, context.recorder.state());
  if (!owner.ok) return owner;
  const { device, sign } = owner;
  let acknowledged = await heldOf(head, context.journal);
  const before = countInRanges(acknowledged);
  let read: readonly Range[] = [];
  let reports = 0;
  const refused: RefusedReport[] = [];
  const contradicted: number[] = [];
  const bad: ImportedReports['bad'][number][] = [];
  for (const batch of batches) {
    const taken = await takeBatch(batch, device);
    if ('problem' in taken) {
      bad.push({ n: batch.n, problem: taken.problem });
      continue;
    }
    acknowledged = taken.answer.acknowledged;
    refused.push(...taken.answer.refused);
    contradicted.push(...(taken.answer.contradicted ?? []));
    read = taken.seqs.reduce<readonly Range[]>(addRange, read);
    reports += countInRanges(taken.seqs);
  }
  const taken = countInRanges(acknowledged) - before;
  return {
    ok: true,
    reports: {
      device: device.id,
      number: device.number,
      taken,
      known: Math.max(0, reports - taken - refused.length),
      acknowledged,
      read,
      refused,
      contradicted,
      bad,
    },
  };

  async function takeBatch({ n, body, mac }: ReportFileBatch, { id }: RegisteredDevice) {
    if (!isSignedBy(sign, signedBatch(head.id, { n, body }), mac)) {
      return { problem: 'the signature is not of this device: the line was changed, or is of another file' };
    }
    const decoded = decode({ contentEncoding: 'gzip', body: Buffer.from(body, 'base64') }, context.limits);
    if (!decoded.ok) return { problem: decoded.body.error };
    const { envelope, reports: found } = decoded.value.checked;
    if (envelope.epoch !== head.epoch || envelope.carried !== true) {
      return { problem: 'the batch is not one of an exported file' };
    }
    const answer = await accept(decoded.value, { ...context, device: id });
    if (!answer.ok) return { problem: answer.body.error };
    return { answer: answer.value, seqs: toRanges(found.map(({ seq }) => seq)) };
  }
}

/** What the agent may take as said by its collector: of what was read of its file, what is held, and what is not. */
export async function answerReports(
  asked: Extract<AdminRequest, { type: 'answer-reports' }>,
  state: FleetState,
  journal: Pick<Journal, 'acknowledged'>,
): Promise<AdminAnswer> {
  const owner = ownerOf(asked.head, state);
  if (!owner.ok) return owner;
  const { id, device, epoch } = asked.head;
  const answer: Omit<ReportFileAnswer, 'mac'> = {
    format: REPORT_FILE_ANSWER_FORMAT,
    id,
    device,
    epoch,
    acknowledged: await heldOf(asked.head, journal),
    read: asked.read,
    contradicted: asked.contradicted,
    refused: asked.refused,
  };
  return { ok: true, fileAnswer: { ...answer, mac: owner.sign(signedAnswer(answer)) } };
}

async function heldOf({ device, epoch }: ReportFileHead, journal: Pick<Journal, 'acknowledged'>) {
  const held = await journal.acknowledged(device);
  return held.find((each) => each.epoch === epoch)?.ranges ?? [];
}

type Owner =
  | { readonly ok: true; readonly device: RegisteredDevice; readonly sign: (text: string) => string }
  | { readonly ok: false; readonly error: string };

function ownerOf(head: ReportFileHead, state: FleetState): Owner {
  const device = namedBy(head, state);
  if (typeof device === 'string') return { ok: false, error: device };
  // A file may have been made before the secret was replaced, and be carried here after it.
  const { secretSha256, renewal } = device;
  for (const known of [secretSha256, renewal?.offeredSha256, renewal?.beforeSha256]) {
    if (known === undefined) continue;
    const sign = fileSigner(known);
    if (isSignedBy(sign, signedHead(head), head.mac)) return { ok: true, device, sign };
  }
  const error = `the signature is not of device ${device.number}, which the file names: it was changed on its way, or made by somebody else`;
  return { ok: false, error };
}

/** The device that a file says it is of, or why it has no business here. */
function namedBy({ device: id, unitCode, collectorUrl }: ReportFileHead, state: FleetState): RegisteredDevice | string {
  const device = state.registry.devices.get(id);
  if (device === undefined) {
    const unit = state.registry.units.get(unitCode);
    const place =
      unit === undefined ? `unit ${unitCode}, which is none of this province` : `${unit.name} (${unitCode})`;
    return `device ${id} is not enrolled here. The file names ${place}, and joined ${collectorUrl}: take it there`;
  }
  if (device.coverage !== 'measured')
    return `device ${device.number} is known by inventory alone: no agent signs for it`;
  if (device.revokedAt === undefined) return device;
  return `device ${device.number} was revoked by the province: its files are no longer taken`;
}
