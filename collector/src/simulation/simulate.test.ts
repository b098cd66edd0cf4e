import { createHash } from 'node:crypto';
import { createVirtualTime, readableHash, scriptedDatagrams, seededRandom } from '@mach/ports/testing';
import type { AgentConfig, Batch } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { MadeCalls } from './made-calls.ts';
import type { ScenarioFile } from './scenario-file.ts';
import { type Happened, ScenarioMisplaced, simulate } from './simulate.ts';

const CONFIG: AgentConfig = {
  etag: 'one',
  reportEveryS: 60,
  sendEveryS: 300,
  checks: [
    { id: 'portal', kind: 'http', target: 'https://portal.example/', everyS: 300 },
    { id: 'path', kind: 'path', target: 'mach.example', everyS: 900 },
  ],
};

async function run(faults: ScenarioFile['faults'], minutes = 10) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const batches: Batch[] = [];
  const happened: Happened[] = [];
  const calls: MadeCalls = {
    enrol: async ({ device, secret = '' }) => ({
      ok: true,
      value: { device, secret, unitCode: '00001', unitName: 'Xã Một' },
    }),
    config: async () => ({ ok: true, value: CONFIG }),
    session: async () => ({ ok: false, why: 'not asked here' }),
    report: async (_identity, batch) => {
      batches.push(batch);
      const acknowledged = batch.reports.map(({ seq }) => [seq, seq] as [number, number]);
      return { ok: true, value: { acknowledged, refused: [], configEtag: 'one' } };
    },
  };
  const scenario = { name: 'test', services: {}, isps: {}, faults };
  const running = simulate(
    { tokens: ['one'], agents: 6, minutes, seed: '1', scenario, scenarioPlace: 'f.json', isByCalendar: false },
    {
      ...{ calls, clock, hash: readableHash, random: seededRandom('simulate') },
      datagrams: scriptedDatagrams({ ok: true, value: () => [] }),
      digest: (text) => createHash('sha256').update(text).digest(),
      say: (each) => happened.push(each),
    },
    new AbortController().signal,
  );
  const settled = running.then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  await time.runUntil((minutes + 2) * 60_000);
  return { batches, happened, ...(await settled) };
}

describe('a simulation', () => {
  it('has every report acknowledged, says what happens, and names what it could not answer', async () => {
    const where = { commune: '00001' } as const;
    const found = await run([{ type: 'line-down', where, from: { after: 60_000 }, to: { after: 240_000 } }]);
    if (!('result' in found)) throw found.error;
    const { result } = found;
    expect(result).toMatchObject({
      agents: 6,
      refused: 0,
      waiting: 0,
      dropped: 0,
      failedRequests: 0,
      unanswered: ['path'],
    });
    expect(result.made).toBeGreaterThan(50);
    expect(result.acknowledged).toBe(result.made);
    expect(found.batches.flatMap(({ reports }) => reports)).toHaveLength(result.made);
    expect(found.batches.filter(({ farewell }) => farewell === true)).toHaveLength(6);
    expect(found.happened.filter(({ type }) => type === 'fault')).toMatchObject([{ how: 'begins' }, { how: 'ends' }]);
    expect(found.happened.filter(({ type }) => type === 'minute').length).toBeGreaterThanOrEqual(9);
  });

  it('sends nothing where its scenario names what is not there', async () => {
    const found = await run([{ type: 'service-slow', service: 'mail', processingMs: 9, where: { province: true } }]);
    expect('error' in found && found.error).toBeInstanceOf(ScenarioMisplaced);
    expect(found.batches).toEqual([]);
  });
});
