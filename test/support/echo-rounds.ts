import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nodeIcmp } from '@mach/ports/node';
import { openIcmpSocket } from '../../agent/src/adapters/icmp-socket.ts';

/**
 * Pings each address that is named, all at once, through the port as the agent makes it: `--rounds` times, a pause of `--pauseMs`
 * between them, by `--way socket` or `command`. Prints a line of JSON a round: its trains, and the CPU time that it took, with that
 * of ended children. A program of its own, because the right to the socket belongs to a network namespace.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '1' },
    packets: { type: 'string', default: '1' },
    pauseMs: { type: 'string', default: '0' },
    way: { type: 'string', default: 'socket' },
  },
});
const icmp = nodeIcmp(values.way === 'socket' ? { nativeIcmp: { openSocket: openIcmpSocket } } : {});
const request = { packets: Number(values.packets), intervalMs: 200, replyTimeoutMs: 1_000, payloadBytes: 56 };
const { signal } = new AbortController();
for (let round = 0; round < Number(values.rounds); round++) {
  const before = cpuMs();
  const trains = await Promise.all(positionals.map((host) => icmp.ping({ host, ...request }, signal)));
  process.stdout.write(`${JSON.stringify({ trains, cpuMs: cpuMs() - before })}\n`);
  await new Promise((resolve) => setTimeout(resolve, Number(values.pauseMs)));
}

/** Children are counted in ticks of 10 ms: true over many of them. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const [childUser = 0, childSystem = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13, 15)
    .map(Number);
  return (user + system) / 1_000 + (childUser + childSystem) * 10;
}
