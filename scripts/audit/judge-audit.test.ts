import { describe, expect, it } from 'vitest';
import { type AuditReport, judgeAudit, notAudited } from './judge-audit.ts';

const ID = 'GHSA-aaaa-bbbb-cccc';
const reported = (severity: string): AuditReport => ({
  vulnerabilities: {
    // As npm tells it: what depends on the package names it alone.
    above: { via: ['below'] },
    below: { via: [{ name: 'below', title: 'Runs on', url: `https://github.com/advisories/${ID}`, severity }] },
  },
  metadata: { dependencies: { total: 120 } },
});
const except = (until: string) => [{ advisory: ID, until, why: 'it is not called' }];
const TODAY = '2026-11-27';

describe('what npm audit found', () => {
  it.each([
    ['nothing', {}, [], true],
    ['a moderate one', reported('moderate'), [], true],
    ['a high one', reported('high'), [], false],
    ['a critical one', reported('critical'), [], false],
    ['a high one, excepted up to today', reported('high'), except(TODAY), true],
    ['a high one, excepted up to yesterday', reported('high'), except('2026-11-26'), false],
    ['nothing, and an exception that nothing needs', {}, except('2027-01-01'), false],
  ])('%s', (_what, report, exceptions, isGood) => {
    expect(judgeAudit(report, exceptions, TODAY).isGood).toBe(isGood);
  });

  it('is told once an advisory, with what is to be done', () => {
    const { lines } = judgeAudit(reported('high'), [], TODAY);
    expect(lines).toEqual([
      `high: below: Runs on (${ID}): update it, or write a dated exception into scripts/audit/exceptions.json`,
      '1 advisories against 120 shipped packages',
    ]);
  });
});

it('says so where nothing could be looked for, in words that nobody takes for a success', () => {
  const told = notAudited('ENOTFOUND registry').join('\n');
  expect(told).toMatch(/^!+\nNOT AUDITED: .*\nwhy: ENOTFOUND registry\n/);
  expect(told).not.toMatch(/advisories against|all good/);
});
