import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PolledOutcome } from '@mach/probes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresFixtures } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { SNMP_USERS, startSnmpsim } from '../support/snmp-programs.ts';
import { createAsking } from './support/snmp-round.ts';

const snmpsim = requires('snmpsimd');
const recordings = requiresFixtures('snmp');
const skip = snmpsim.skip || recordings.skip;
const ask = createAsking();
let port = 0;

/** The recordings are real devices' of other people: what they are and how they feel may be kept here, never what they are called or who is at them. */
describe.skipIf(skip)(`recorded devices, replayed by snmpsim ${snmpsim.reason} ${recordings.reason}`, () => {
  beforeAll(async () => {
    ({ port } = await startSnmpsim(join(recordings.folder, 'snmp')));
  });
  afterAll(cleanUp);

  it('are each the device that they are, in the condition that they are in', async () => {
    const names = readdirSync(join(recordings.folder, 'snmp')).filter((name) => name.endsWith('.snmprec'));
    const lines: string[] = [];
    for (const file of names.sort()) {
      const community = file.replace('.snmprec', '');
      const outcomes = await ask({ community, port });
      lines.push(`# ${community}`, ...summaryOf(outcomes), '');
    }
    const text = lines.join('\n');
    expect(text).not.toMatch(/(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|\b(?:10|172|192)\.\d+\.\d+\.\d+\b/i);
    await expect(text).toMatchFileSnapshot('golden/snmp-recordings.txt');
  });

  it('are asked by version 3 with the recording as context, and the wrong one is said', async () => {
    const { usual } = SNMP_USERS;
    const [round] = await ask({ version: '3', port, ...usual, context: 'huaweiups_ups2000' });
    expect(round).toMatchObject({ ok: true, values: { deviceKind: 'ups' } });
    const [wrong] = await ask({ version: '3', port, ...usual, context: 'none-such', timeoutMs: 300 });
    expect(wrong).toMatchObject({
      ok: false,
      failure: 'denied',
      detail: expect.stringContaining('or the context is another'),
    });
  });
});

/** Parts of these kinds are told in full; of the others how many there are, and how many of each value where those are states. */
const IN_FULL = new Set([
  'ups',
  'snmp-printer',
  'snmp-supply',
  'snmp-tray',
  'snmp-codec',
  'snmp-processor',
  'snmp-sensor',
  'snmp-storage',
]);
const STATES = ['operStatus', 'adminStatus', 'highSpeed', 'counterBits', 'type'];

function summaryOf([round, ...parts]: readonly PolledOutcome[]): readonly string[] {
  if (round === undefined || !round.ok) return [JSON.stringify(round)];
  const { uptimeMs, objects, requests, objectId, ownHashes, ...told } = round.values;
  const own = typeof ownHashes === 'string' ? ownHashes.split(' ').length : 0;
  const lines = [`device ${JSON.stringify(told)}`, `own hardware addresses ${own}`];
  for (const [kind, ofKind] of Map.groupBy(parts, (part) => part.kind ?? '')) {
    if (IN_FULL.has(kind)) {
      lines.push(...ofKind.map(({ values }) => `${kind} ${JSON.stringify(values)}`));
      continue;
    }
    const named = [...new Set(ofKind.flatMap(({ values }) => Object.keys(values ?? {})))].sort();
    lines.push(`${kind} ${ofKind.length} parts with ${named.join(' ')}`);
    for (const state of STATES.filter((one) => named.includes(one))) {
      const counts = Map.groupBy(ofKind, ({ values }) => values?.[state] ?? 'unknown');
      const found = [...counts].map(([value, those]) => `${value}×${those.length}`).sort();
      lines.push(`  ${state} ${found.join(' ')}`);
    }
    const counted = ofKind.reduce((sum, { values }) => sum + Number(values?.['addresses'] ?? 0), 0);
    if (named.includes('addresses')) lines.push(`  addresses ${counted}`);
  }
  return lines;
}
