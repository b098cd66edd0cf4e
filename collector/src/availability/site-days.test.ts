import { expect, it } from 'vitest';
import { siteDays } from './site-days.ts';

const evidence = (...alive: number[]) => ({ alive, pcs: [], paths: {} });

it('joins what is kept and what is not yet, of the days and sites that were asked for', () => {
  const kept = [{ site: 'a', day: '2026-11-25', version: 2, evidence: evidence(60) }];
  const pending = [
    { site: 'a', day: '2026-11-25', evidence: evidence(180) },
    { site: 'a', day: '2026-11-26', evidence: evidence(0) },
    { site: 'a', day: '2026-11-24', evidence: evidence(0) },
    { site: 'b', day: '2026-11-25', evidence: evidence(0) },
  ];
  expect(siteDays(kept, pending, { from: '2026-11-25', to: '2026-11-26', sites: ['a'] })).toEqual([
    { site: 'a', day: '2026-11-25', version: 2, evidence: evidence(60, 180) },
    { site: 'a', day: '2026-11-26', version: 0, evidence: evidence(0) },
  ]);
});
