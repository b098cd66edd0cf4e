import { describe, expect, it } from 'vitest';
import { INCIDENT_LIMITS } from './incident-limits.ts';
import { spanToJudge } from './past-verdicts.ts';

const S = 1_000;
const scope = (kind: 'site' | 'service' | 'isp') => ({ kind, id: kind, sites: [], communes: [] });
const incident = { trouble: 'down', scope: scope('site'), sites: ['a'], since: 0 } as const;
const span = (to: number | undefined, now: number, off: { from: number; to: number }[] = [], of: object = {}) =>
  spanToJudge(
    { silences: new Map([['a', [{ from: 0, watchers: 2, ...(to === undefined ? {} : { to }) }]]]), offSpells: off },
    { ...incident, ...of },
    now,
    INCIDENT_LIMITS,
  );

describe('the stretch of a silence that is judged', () => {
  it('leaves out its beginning, in which paths were only dying, and its end, in which they were back before they were heard', () => {
    expect(span(250 * S, 320 * S)).toEqual({ from: 60 * S, to: 220 * S });
  });

  it('is nearly all of a short one, but for the look within which its line died', () => {
    expect(span(80 * S, 150 * S)).toEqual({ from: 15 * S, to: 60 * S });
    expect(span(50 * S, 120 * S)).toEqual(undefined);
  });

  it('is no longer than ten minutes', () => {
    expect(span(7_200 * S, 7_300 * S)).toEqual({ from: 60 * S, to: 660 * S });
  });

  it('is looked at only while what its site sends comes in', () => {
    expect(span(undefined, 320 * S)).toBeUndefined();
    expect(span(250 * S, 260 * S)).toBeUndefined();
    expect(span(250 * S, 700 * S)).toBeUndefined();
  });

  it('is none of a system that fails, nor of many sites of which one was silent for itself', () => {
    expect(span(250 * S, 320 * S, [], { scope: scope('service') })).toBeUndefined();
    expect(span(250 * S, 320 * S, [], { scope: scope('isp'), sites: ['a', 'b', 'c'] })).toBeUndefined();
    expect(span(250 * S, 320 * S, [], { scope: scope('isp'), sites: ['a', 'b'] })).toBeDefined();
  });

  it('is the longest part in which the collector was there', () => {
    expect(span(600 * S, 700 * S, [{ from: 100 * S, to: 150 * S }])).toEqual({ from: 210 * S, to: 570 * S });
  });
});
