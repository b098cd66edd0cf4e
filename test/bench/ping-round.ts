import { rolldown } from 'rolldown';
import { ROOT, start } from '../support/programs.ts';

/**
 * A round of a leader: forty targets of a site, a packet each, by the agent's port under the resident's V8 flags, beside fping and
 * blackbox_exporter doing the same. In a network of its own with nothing but a loopback, which takes root.
 */
export async function pingRound(): Promise<void> {
  const bundle = await rolldown({ input: `${ROOT}test/support/echo-rounds.ts`, platform: 'node', external: ['koffi'] });
  // Beside the programs, where koffi is found.
  await bundle.write({ file: `${ROOT}dist/bench/echo-rounds.js`, format: 'esm', minify: true });
  const steps = 'ip link set lo up && echo "0 0" >/proc/sys/net/ipv4/ping_group_range && exec "$@"';
  const inside = [process.execPath, `${ROOT}test/bench/ping-round-inside.ts`];
  const { code, stdout, stderr } = await start('unshare', ['--net', 'sh', '-c', steps, 'sh', ...inside]).ended;
  process.stdout.write(stdout);
  if (code !== 0) throw new Error(`the round ended with ${code}: ${stderr}`);
}
