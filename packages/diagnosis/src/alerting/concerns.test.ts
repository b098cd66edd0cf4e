import { expect, it } from 'vitest';
import { explains, isForCommune } from './concerns.ts';
import { madeIncident } from './testing/made-incident.ts';

it.each([
  ['lan', 'site', true],
  ['router', 'site', true],
  ['line', 'commune', true],
  ['line', 'province', false],
  ['dns', 'site', false],
  ['power', 'site', false],
  ['not-enough-evidence', 'site', false],
] as const)('%s of a %s is for its people: %s', (cause, kind, expected) => {
  expect(isForCommune(madeIncident(1, { cause, causes: [cause], scope: { kind, id: 'x' } }))).toBe(expected);
});

it.each([
  [['router', 'lan'], true],
  [['power', 'router'], false],
  [[], false],
] as const)('what can’t be told between %j is for its people: %s', (alike, expected) => {
  const undecided = { cause: 'not-enough-evidence', causes: ['not-enough-evidence'], alike } as const;
  expect(isForCommune(madeIncident(1, { ...undecided, scope: { kind: 'site', id: 'x' } }))).toBe(expected);
});

it('a service or a slow line cuts off nobody, and explains nothing', () => {
  const of = (given: Parameters<typeof madeIncident>[1]) => explains(madeIncident(1, given), madeIncident(2));
  expect(of({})).toBe(true);
  expect(of({ trouble: 'slow' })).toBe(false);
  expect(of({ cause: 'service' })).toBe(false);
  expect(of({ sites: ['site-2'] })).toBe(false);
});
