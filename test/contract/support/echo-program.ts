import { parseArgs } from 'node:util';
import { nodeIcmp } from '@mach/ports/node';
import { openIcmpSocket } from '../../../agent/src/adapters/icmp-socket.ts';

/**
 * Pings each address that is named, all at once, `--rounds` times, through the port as the agent makes it, and prints the trains
 * of each round as a line of JSON. A program of its own because the right to the socket belongs to a network namespace.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '1' }, packets: { type: 'string', default: '1' } },
});
const icmp = nodeIcmp({ nativeIcmp: { openSocket: openIcmpSocket } });
const { signal } = new AbortController();
for (let round = 0; round < Number(values.rounds); round++) {
  const request = { packets: Number(values.packets), intervalMs: 200, replyTimeoutMs: 1_000, payloadBytes: 56 };
  const trains = await Promise.all(positionals.map((host) => icmp.ping({ host, ...request }, signal)));
  process.stdout.write(`${JSON.stringify(trains)}\n`);
}
