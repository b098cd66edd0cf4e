import { kinds, type Probe } from '@mach/probes';
import { integer } from '@mach/wire';
import { expect, it } from 'vitest';
import { planChecks } from './plan.ts';

const reach: Probe = {
  type: 'probe',
  name: 'reach',
  summary: '',
  needs: [],
  options: { timeoutMs: integer({ default: 1_000, min: 1, max: 5_000 }) },
  metrics: [],
  target: { help: 'a host', example: 'a.vn' },
  targetLabel: 'target',
  run: async () => ({ ok: true, values: {} }),
};
const check = (more: object) => ({ id: 'a', kind: 'reach', target: 'portal.example.vn', everyS: 60, ...more });
const plan = (local: object[], fromCollector: object[] = []) =>
  planChecks({ local: local.map(check), fromCollector: fromCollector.map(check) }, new Map([['reach', reach]]), {
    checks: 3,
    checkEveryMinS: 10,
  });

it('fills in defaults and clamps the interval', () => {
  expect(plan([{ everyS: 5 }]).checks[0]).toMatchObject({ everyS: 10, work: { options: { timeoutMs: 1_000 } } });
});

it.each([
  [{ kind: 'unknown' }, 'knows no check'],
  [{ target: undefined }, 'needs a target'],
  [{ options: { timeoutMs: 0 } }, 'option timeoutMs: found 0'],
  [{ options: { odd: 1 } }, 'an unknown option'],
])('keeps what cannot run as a refusal: %j', (more, detail) => {
  expect(plan([more]).checks[0]?.work).toMatchObject({
    failure: 'unsupported',
    detail: expect.stringContaining(detail),
  });
});

it('prefers local checks, guards the collector’s alone, and leaves out what is too much', () => {
  const { checks, leftOut } = plan([{ target: '192.168.1.1' }], [{}, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
  expect(checks.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(checks.map(({ isGuarded }) => isGuarded)).toEqual([false, true, true]);
  expect(leftOut).toBe(1);
});

it('spaces probes of the collector at random but for those of each few seconds, and takes over whether and how often they may run', () => {
  const [own, asked] = plan([{}], [{ id: 'b', onDemand: true, perDayMax: 3 }]).checks;
  expect(own?.gaps).toBeUndefined();
  expect(asked).toMatchObject({ gaps: 'random', onDemand: true, perDayMax: 3 });
  expect(plan([], [{ everyS: 15 }]).checks[0]?.gaps).toBeUndefined();
});

it('lets the collector ask whether a program of this PC listens, and whether one of a neighbour does not', () => {
  const asked = [
    { id: 'signing', kind: 'port', target: ':8987', everyS: 60 },
    { id: 'other', kind: 'tcp', target: '127.0.0.1:8987', everyS: 60 },
  ];
  const { checks } = planChecks({ local: [], fromCollector: asked }, kinds, { checks: 9, checkEveryMinS: 5 });
  expect(checks.map(({ id, isGuarded }) => [id, isGuarded])).toEqual([
    ['signing', false],
    ['other', true],
  ]);
});

const aPrinter = '0'.repeat(32);
const nearby = (check: object) =>
  planChecks({ local: [], fromCollector: [{ id: 'a', kind: 'ping', everyS: 15, about: aPrinter, ...check }] }, kinds, {
    checks: 9,
    checkEveryMinS: 5,
  }).checks[0];

it('asks devices of its own network at most once a minute, and tells of whom the readings are', () => {
  expect(nearby({ target: '192.168.1.9' })).toMatchObject({
    everyS: 60,
    isNearby: true,
    about: aPrinter,
    work: { type: 'measure' },
  });
});

it.each([
  ['ping', '192.168.1.9', true],
  ['tcp', '192.168.1.9:80', true],
  ['http', 'http://192.168.1.9/', true],
  ['http', 'http://192.168.1.9', true],
  ['http', 'http://192.168.1.9/reboot.cgi', false],
  ['http', 'http://192.168.1.9/?reboot=1', false],
  ['captive', 'http://192.168.1.9/', false],
  ['throughput', 'collector', false],
  ['cpu', '192.168.1.9', false],
])('asks devices of its own network for %s of %s: %s', (kind, target, isAsked) => {
  expect(nearby({ kind, target })?.work).toMatchObject(isAsked ? { type: 'measure' } : { failure: 'denied' });
});

it('asks all devices of one interval at one moment, so that one child asks them all', () => {
  const options = { community: 'c' };
  const devices = ['192.168.1.2', '192.168.1.3'].map((target, i) => ({
    ...{ id: `device-${i}`, kind: 'snmp', target, options, everyS: 300 },
    ...{ about: String(i).repeat(32) },
  }));
  const { checks } = planChecks({ local: [], fromCollector: devices }, kinds, { checks: 3, checkEveryMinS: 10 });
  expect(checks.map(({ together, gaps, work }) => ({ together, gaps, type: work.type }))).toEqual(
    Array(2).fill({ together: 'snmp', gaps: undefined, type: 'measure' }),
  );
});
