import { endAsMisused, optionsOrEnd } from '../../scripts/options.ts';
import { accuracy } from './accuracy.ts';
import { agentBesidePeers } from './agent/agent-beside-peers.ts';
import { exposition } from './exposition.ts';
import { ingest } from './ingest.ts';
import { journal } from './journal.ts';
import { pages } from './pages.ts';
import { pingRound } from './ping-round.ts';
import { plan } from './plan.ts';
import { spine } from './spine.ts';
import { verdict } from './verdict.ts';

/** The long runs that give figures: `npm run bench -- NAME [options]`. They print what they found and judge nothing. */
const benches = {
  accuracy: {
    run: accuracy,
    help: 'how true the agent is: beside captures, the lab’s counters, fping, curl, blackbox_exporter (root, 10 minutes)',
  },
  agent: {
    run: agentBesidePeers,
    help: 'memory, CPU and bytes of the agent beside the agents that Debian has, all at 15 s (root, --minutes 10)',
  },
  exposition: { run: exposition, help: 'a scrape of 200,000 series beside prom-client: CPU, peak memory' },
  ingest: { run: ingest, help: 'one report a request into a running collector, beside the same values into its peers' },
  journal: {
    run: journal,
    help: 'bytes a value on the disk, as they came and sealed, beside Prometheus (--journal FILE: a journal of one’s own too)',
  },
  pages: {
    run: pages,
    help: 'when pages are usable on a CPU six times slower, 1 Mbit/s and 300 ms (MACH_PAGES: another folder of built pages)',
  },
  'ping-round': {
    run: pingRound,
    help: 'forty targets, a packet each: CPU, beside fping and blackbox_exporter (root)',
  },
  plan: {
    run: plan,
    help: '10,000 PCs with six options each: one fund; two funds with a floor and a cap a commune; 100,000 PCs once',
  },
  verdict: { run: verdict, help: 'where the faults are: 3,000 PCs × 10 services, one window' },
  spine: { run: spine, help: 'a collector and this very machine for --minutes: memory, bytes a report, bytes a value' },
};

const list = Object.entries(benches).map(([bench, { help }]) => `  ${bench.padEnd(10)} ${help}\n`);
const USAGE = `usage: npm run bench -- NAME [--minutes N] [--seconds N] [--journal FILE]\n${list.join('')}`;
const { options, words } = optionsOrEnd(USAGE, { minutes: 'number', journal: 'text', seconds: 'number' });
const [name] = words;
if (name === undefined || !Object.hasOwn(benches, name)) {
  endAsMisused(name === undefined ? 'say which' : `${name}: no bench of this name`, USAGE);
}
const { minutes, journal: file, seconds = 20 } = options;
await benches[name as keyof typeof benches].run({
  seconds,
  ...(minutes === undefined ? {} : { minutes }),
  ...(file === undefined ? {} : { journal: file }),
});
