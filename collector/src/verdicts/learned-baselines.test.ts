import { expect, it } from 'vitest';
import { learn } from '../state/traces/usual.ts';
import { checkPaths } from './check-paths.ts';
import { learnedBaselines } from './learned-baselines.ts';

const MONDAY = Date.UTC(2026, 10, 23, 1);
const learned = (answerMs?: number) => {
  let known: ReturnType<typeof learn>;
  for (let count = 0; count < 12; count++)
    known = learn(known, { at: MONDAY, sent: 1, lost: 0, wayMs: 20, ...(answerMs === undefined ? {} : { answerMs }) });
  return known as NonNullable<typeof known>;
};

it('names what is usual of a site by the paths of verdicts, and knows nothing of other sites, paths and hours', () => {
  const paths = checkPaths([{ id: 'portal' }], [{ id: 'collector', path: 'internet' }]);
  const ofSite = new Map([
    ['stamp\nline.collector', learned()],
    ['http\nportal.static', learned(90)],
    ['tcp\nsomebody-elses', learned()],
  ]);
  const at = (time: number) => learnedBaselines({ usual: new Map([['s', ofSite]]) }, paths, time);
  expect(at(MONDAY)('s', 'internet')).toMatchObject({ wayMs: 20 });
  expect(at(MONDAY)('s', 'portal.static')).toMatchObject({ wayMs: 20, answerMs: 90 });
  expect(at(MONDAY)('s', 'portal')).toBeUndefined();
  expect(at(MONDAY)('t', 'internet')).toBeUndefined();
  expect(at(MONDAY + 3_600_000)('s', 'internet')).toBeUndefined();
});
