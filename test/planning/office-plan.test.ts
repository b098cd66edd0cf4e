import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSolver } from '../../collector/src/adapters/highs.ts';
import { requiresFixtures } from '../requirements.ts';
import { OFFICE_MINUTES_A_PC, officePcs } from './office-pcs.ts';
import { OFFICE_FUNDS, officePlan } from './office-plan.ts';
import { OFFICE_TITLE, officePlanText } from './office-plan-text.ts';
import { shiftsOf } from './threshold-ranks.ts';

const fixtures = requiresFixtures('dmi/dmi-office-300.tar.gz');
const doc = new URL('../../docs/planning.md', import.meta.url);

describe.skipIf(fixtures.skip)(`a plan for 300 real office PCs ${fixtures.reason}`, async () => {
  const pcs = fixtures.skip ? [] : officePcs(fixtures.folder);
  const solve = await loadSolver();
  const found = fixtures.skip ? undefined : officePlan(pcs, solve);
  const pcOf = new Map(pcs.map((pc) => [pc.device.id, pc]));
  const lines = found?.plan.lines ?? [];
  const candidates = new Map(found?.input.candidates.map((one) => [one.device, one]));

  it('docs/planning.md tells it', async () => {
    if (found === undefined) return;
    const text = readFileSync(doc, 'utf8');
    const [before = ''] = text.split(OFFICE_TITLE);
    const told = officePlanText(pcs, found, shiftsOf(pcs, OFFICE_MINUTES_A_PC));
    await expect(`${before.trimEnd()}\n\n${told}`).toMatchFileSnapshot('../../docs/planning.md');
  });

  it('it keeps to both funds, and its bound is above what it recovers', () => {
    expect(pcs).toHaveLength(300);
    expect(found?.plan.cost.parts).toBeLessThanOrEqual(OFFICE_FUNDS.parts);
    expect(found?.plan.cost.assets).toBeLessThanOrEqual(OFFICE_FUNDS.assets);
    expect(found?.plan.bound).toBeGreaterThanOrEqual(found?.plan.minutes ?? 0);
    expect(found?.plan.gap).toBeLessThanOrEqual(0.005);
  });

  it('no memory is bought for DDR2 or DDR3, and no part for what can run no supported system', () => {
    for (const { device, measure } of lines) {
      if (measure.includes('ram')) expect(pcOf.get(device)?.memory, device).toMatch(/DDR[45]/);
      if (measure !== 'replacement' && measure !== 'move') {
        expect(candidates.get(device)?.hasNoSupportedSystem, device).toBe(false);
      }
    }
  });

  it('what is replaced is old, of unknown age, failing, or without a supported system', () => {
    for (const { device } of lines.filter(({ measure }) => measure === 'replacement')) {
      const { hasNoSupportedSystem, reasons = [], excluded = [] } = candidates.get(device) ?? {};
      const isOld = reasons.some(({ code }) => code === 'old-processor' || code === 'slow-minutes');
      const isUnknown = pcOf.get(device)?.year === undefined;
      expect(hasNoSupportedSystem || isOld || isUnknown, device).toBe(true);
      expect(excluded.map(({ measure }) => measure)).not.toContain('replacement');
    }
  });

  it('PCs without an agent are in it, and it recovers more than the oldest first', () => {
    expect(lines.some(({ device }) => pcOf.get(device)?.minutes.length === 0)).toBe(true);
    expect(found?.byPlan.minutes).toBeGreaterThan(found?.byAge.minutes ?? Number.POSITIVE_INFINITY);
  });

  it('the order in which the PCs come changes nothing', () => {
    expect(officePlan([...pcs].reverse(), solve).plan).toEqual(found?.plan);
  });

  it('nothing in it tells one PC from another', () => {
    const text = readFileSync(doc, 'utf8');
    for (const { device } of pcs) expect(text).not.toContain(device.id);
  });
});
