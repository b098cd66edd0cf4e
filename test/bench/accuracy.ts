import { accuracy as inTheLab } from '../lab/accuracy/accuracy.ts';
import { pingRound } from './ping-round.ts';

/** The agent's measurements beside known truth and beside peers, then what a leader's round costs. As root, after a build. */
export async function accuracy(): Promise<void> {
  await inTheLab((line) => process.stdout.write(`${line}\n`), 1);
  await pingRound();
}
