import { ROOT, start } from '../../support/programs.ts';

/** Two requests of an agent that sends each five minutes: of less nobody can tell what a day costs. */
const MINUTES_MIN = 10;

/**
 * The resident agent as it is shipped, and told to measure what its peers measure, beside those peers, in one run: memory,
 * CPU, bytes at an interface of each one's own. In namespaces of its own, which takes root and ends all of it with the bench.
 */
export async function agentBesidePeers({ minutes = MINUTES_MIN }: { readonly minutes?: number }): Promise<void> {
  if (!(minutes >= MINUTES_MIN && minutes <= 24 * 60))
    throw new Error(`--minutes is to be from ${MINUTES_MIN} to 1440`);
  const namespaces = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const inside = [process.execPath, `${ROOT}test/bench/agent/inside.ts`, String(minutes)];
  const { child, ended } = start('unshare', [...namespaces, ...inside]);
  child.stdout?.pipe(process.stdout, { end: false });
  const { code, stderr } = await ended;
  if (code !== 0) throw new Error(`the bench ended with ${code}: ${stderr}`);
}
