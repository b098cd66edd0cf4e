import { checker, type SecretOffer, secretOfferShape } from '@mach/wire';
import { JournalUnavailable } from '../journal/journal.ts';
import type { Recorder } from '../recorder.ts';
import type { RegisteredDevice } from '../state/fleet-state.ts';
import { type Answer, refuse } from './answer.ts';

const checkOffer = checker(secretOfferShape);
const RETRY_AFTER_S = 60;
/** What was sent before the new secret was used may still be on its way for so long: nobody is suspected for it. */
const STRAGGLERS_MS = 3_600_000;

type Owner = Pick<Recorder, 'commit' | 'exclusive' | 'state' | 'now'>;

/** Writes down what a device will show from now on. 503 where the disk can't take it: then nothing has changed. */
export async function offerSecret(device: string, body: unknown, recorder: Owner): Promise<Answer<{ now: number }>> {
  const [problem] = checkOffer(body).problems;
  if (problem !== undefined) {
    const where = problem.path || 'the whole';
    return refuse(422, `This is no offer of a secret: ${where}: found ${problem.found}, expected ${problem.expected}.`);
  }
  const { secretSha256 } = body as SecretOffer;
  try {
    await recorder.exclusive(async () => {
      const known = recorder.state().registry.devices.get(device);
      if (known === undefined || secretSha256 === known.secretSha256) return;
      if (known.renewal?.offeredSha256 === secretSha256) return;
      await recorder.commit([{ type: 'device-secret-offered', device, secretSha256 }], `device:${device}`);
    });
  } catch (error) {
    if (!(error instanceof JournalUnavailable)) throw error;
    const sentence = `The offer could not be written down (${error.message}): go on with the secret of before.`;
    return { ...refuse(503, sentence), retryAfterS: RETRY_AFTER_S };
  }
  return { ok: true, value: { now: recorder.now() } };
}

/**
 * The offered secret was shown: from now on it alone is good. Where the disk can't take it both go on being good, and its next use
 * tries again.
 */
export function replaceSecret({ id, renewal }: RegisteredDevice, recorder: Owner): void {
  const secretSha256 = renewal?.offeredSha256;
  if (secretSha256 === undefined) return;
  decideLater(recorder, async () => {
    const known = recorder.state().registry.devices.get(id);
    if (known?.renewal?.offeredSha256 !== secretSha256) return;
    const change = { type: 'device-secret-replaced', device: id, secretSha256, at: recorder.now() } as const;
    await recorder.commit([change], `device:${id}`);
  });
}

/** A replaced secret was shown: by a copy of the disk, or by a PC that was put back to an image. People are to look. */
export function suspectCopy({ id, flags, renewal }: RegisteredDevice, recorder: Owner): void {
  const flag = 'replaced-secret-shown';
  const isStraggler = recorder.now() - (renewal?.replacedAt ?? 0) < STRAGGLERS_MS;
  if (isStraggler || flags.includes(flag)) return;
  decideLater(recorder, async () => {
    if (recorder.state().registry.devices.get(id)?.flags.includes(flag) === false)
      await recorder.commit([{ type: 'device-flagged', device: id, flag }]);
  });
}

function decideLater(recorder: Owner, work: () => Promise<void>): void {
  recorder.exclusive(work).catch((error: unknown) => {
    if (!(error instanceof JournalUnavailable)) throw error;
  });
}
