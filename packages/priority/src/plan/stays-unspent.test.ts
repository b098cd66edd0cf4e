import { expect, it } from 'vitest';
import type { Candidate } from './candidate.ts';
import type { PlanLine, Spending } from './plan.ts';
import { staysUnspent } from './stays-unspent.ts';

const option = (fund: 'parts' | 'assets', likely: number, minutes: number) => ({
  fund,
  cost: { low: likely, likely, high: likely },
  minutes,
});
const pc = (commune: string, ...options: ReturnType<typeof option>[]) => ({ commune, options }) as unknown as Candidate;
const paid = (commune: string, fund: 'parts' | 'assets', cost: number) => ({ commune, fund, cost }) as PlanLine;
const both = pc('00004', option('parts', 2, 10), option('assets', 15, 90));
const together = (...years: Extract<Spending, { kind: 'together' }>['years']): Spending => ({
  kind: 'together',
  years,
});

it('a sum above what the best of everything costs leaves the rest, however little that is', () => {
  const bought = [paid('00004', 'assets', 15)];
  expect(staysUnspent({ spending: together({ common: 16 }) }, [both], bought)).toBe(1);
  expect(staysUnspent({ spending: together({ common: 15 }) }, [both], bought)).toBe(0);
  expect(staysUnspent({ spending: together({ common: 8 }, { common: 10 }) }, [both], bought)).toBe(3);
});

it('what a rule or a price leaves is no surplus', () => {
  expect(staysUnspent({ spending: together({ common: 14 }) }, [both], [paid('00004', 'parts', 2)])).toBe(0);
});

it('a fund of its own is held against all that it could pay', () => {
  const funds = { parts: 10, assets: 12 };
  expect(staysUnspent({ spending: together(funds) }, [both], [paid('00004', 'parts', 2)])).toBe(8);
  expect(staysUnspent({ spending: together({ ...funds, parts: 2 }) }, [both], [paid('00004', 'parts', 2)])).toBe(0);
});

it('with a sum a commune each is held against its own', () => {
  const spending: Spending = {
    kind: 'each',
    communes: [
      { commune: '00004', years: [{ common: 10 }] },
      { commune: '00007', years: [{ common: 5 }] },
    ],
  };
  expect(staysUnspent({ spending }, [both], [])).toBe(5);
});

it('where nothing makes sense at all the empty plan says so', () => {
  expect(staysUnspent({ spending: together({ common: 9 }) }, [pc('00004')], [])).toBe(0);
});
