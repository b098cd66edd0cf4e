import { checker, isInRanges, type ReportFileAnswer, reportFileAnswerShape, signedAnswer } from '@mach/wire';
import type { Spool } from '../spool/spool.ts';
import type { Signer } from './file-key.ts';

/** Why an answer was not taken, in a sentence that says what to do. */
export class AnswerTrouble extends Error {
  override readonly name = 'AnswerTrouble';
}

const checkAnswer = checker(reportFileAnswerShape);

/**
 * Takes the collector's answer to a file of exported reports: what it holds is delivered. Gives how many. A spool that does not
 * know the file takes no answer to it: restored from an older copy it may hold other reports under the same numbers. Throws
 * `AnswerTrouble`; then nothing was changed.
 */
export function takeAnswer(text: string, spool: Spool, device: string, sign: Signer): number {
  const answer = read(text);
  if (answer.device !== device) {
    throw new AnswerTrouble(
      `device: found ${answer.device}, expected ${device}: this is the answer to another PC's file`,
    );
  }
  if (sign(signedAnswer(answer)) !== answer.mac) {
    throw new AnswerTrouble(
      'mac: the signature is not of the collector that this PC has joined, or the file was changed',
    );
  }
  const exported = answer.epoch === spool.epoch ? spool.exported(answer.id) : undefined;
  if (exported === undefined) {
    throw new AnswerTrouble(
      'id: this spool does not know the file that is answered: it was begun anew, restored from an older copy, or many files were made since. Export again',
    );
  }
  for (const { seq, reason } of answer.refused) if (isInRanges(exported, seq)) spool.giveUp(seq, 'refused', reason);
  const sent = exported
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .filter((seq) => isInRanges(answer.read, seq));
  const taken = spool.acknowledge({ ranges: answer.acknowledged, sent, contradicted: answer.contradicted });
  if (!taken.ok) throw new AnswerTrouble(`the spool could not keep it: ${taken.detail}`);
  return taken.delivered;
}

function read(text: string): ReportFileAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AnswerTrouble('the whole: no JSON: is this the answer that "mach-collector reports import" wrote?');
  }
  const [problem] = checkAnswer(parsed).problems;
  if (problem === undefined) return parsed as ReportFileAnswer;
  throw new AnswerTrouble(`${problem.path || 'the whole'}: found ${problem.found}, expected ${problem.expected}`);
}
