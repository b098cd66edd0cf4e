import { findProgram } from '../../requirements.ts';
import { createLab } from '../lab.ts';
import { ADDRESSES } from '../topology.ts';
import { echoes } from './echoes.ts';
import type { Say } from './figures.ts';
import { lineItself } from './line-itself.ts';
import { pages } from './pages.ts';
import { pings } from './pings.ts';
import { stamps } from './stamps.ts';
import { throughput } from './throughput.ts';

/**
 * How true the shipped agent is, on lines of known delay, loss and rate, beside captures, counters and peers on the same
 * path. Prints figures, judges nothing. Give it a quiet machine: whatever else runs makes packets late.
 */
export async function accuracy(say: Say, seed: number): Promise<void> {
  const target = ADDRESSES.portal ?? '';
  await using lab = await createLab({ seed, services: ['dns', 'slow', 'portal'] });
  say(`seed ${seed}; all times in ms`);
  await lineItself(lab, target, say);
  if (findProgram('tcpdump') === undefined) say('ping: left out, tcpdump is not installed');
  else {
    await pings(lab, target, say);
    await echoes(seed, target, say);
  }
  await stamps(seed, say);
  await throughput(seed, say);
  if (findProgram('curl') === undefined) say('http: left out, curl is not installed');
  else await pages(lab, say);
}
