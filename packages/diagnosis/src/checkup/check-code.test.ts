import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkCode, readCheckCode } from './check-code.ts';
import { CHECK_TOPICS, type CheckTopic, type CheckUp, type Light } from './check-terms.ts';
import { checkUp } from './check-up.ts';

const topicsOf = (lights: readonly Light[]) =>
  CHECK_TOPICS.map((topic, index) => ({ topic, light: lights[index] as Light }));
const withValues = (lights: readonly Light[]): readonly CheckTopic[] =>
  topicsOf(lights).map((each) => ({ ...each, values: {} }));
const lights = fc.array(fc.constantFrom<Light>('good', 'warning', 'unknown'), {
  minLength: CHECK_TOPICS.length,
  maxLength: CHECK_TOPICS.length,
});
const cause = fc.constantFrom<CheckUp['cause']>(
  'nothing-found',
  'no-network',
  'names-unanswered',
  'processor-busy',
  'service-unreachable',
);
const deviceNumber = fc.integer({ min: 0, max: 1_000_000 });

it('carries device, cause and lights there and back, in digits alone', () => {
  fc.assert(
    fc.property(deviceNumber, cause, lights, (number, found, each) => {
      const code = checkCode({ cause: found, topics: withValues(each) }, number);
      expect(code).toMatch(/^\d{4}( \d{4}){2,5}$/);
      const read = { ok: true, code: { deviceNumber: number, cause: found, topics: topicsOf(each) } };
      expect(readCheckCode(code)).toEqual(read);
      expect(readCheckCode(code.replaceAll(' ', '-'))).toEqual(read);
    }),
  );
});

it('reads the codes of agents that knew no services', () => {
  const read = readCheckCode('2000 1121 7683 2531 9959');
  expect(read).toMatchObject({ ok: true, code: { deviceNumber: 214, cause: 'slow-for-everybody' } });
});

it('has five groups for the devices of a whole province', () => {
  const lights = CHECK_TOPICS.map(() => 'unknown' as const);
  const dead = { cause: 'names-unanswered' as const, topics: withValues(lights) };
  expect([checkCode(dead, 214), checkCode(dead, 9_999)].map((code) => code.length)).toEqual([24, 24]);
});

it('tells what is a little wrong and what is very as one', () => {
  const topics = withValues(CHECK_TOPICS.map(() => 'critical' as const));
  const read = readCheckCode(checkCode({ cause: 'no-network', topics }, 7));
  expect(read.ok && new Set(read.code.topics.map(({ light }) => light))).toEqual(new Set(['warning']));
});

it('reads codes of agents of before, with their lights', () => {
  const read = readCheckCode('1007 1868 0166 2078');
  expect(read).toMatchObject({ ok: true, code: { deviceNumber: 214, cause: 'names-unanswered' } });
  expect(read.ok && read.code.topics.map(({ topic, light }) => `${topic} ${light}`)).toEqual([
    ...['network good', 'name-service critical', 'collector critical', 'video unknown', 'memory warning', 'disk good'],
    ...['load good', 'signing-service unknown', 'card-reader unknown', 'printer good', 'scanner unknown'],
    ...['camera unknown', 'microphone unknown'],
  ]);
});

it('tells what was not asked as not known', () => {
  const topics = withValues(CHECK_TOPICS.map(() => 'not-asked' as const));
  const read = readCheckCode(checkCode({ cause: 'nothing-found', topics }, 7));
  expect(read.ok && new Set(read.code.topics.map(({ light }) => light))).toEqual(new Set(['unknown']));
});

it('finds every wrong digit, and neighbours that changed places', () => {
  const result = checkUp({ readings: [], hasCollector: true });
  const code = checkCode(result, 1_234).replaceAll(' ', '');
  for (let at = 0; at < code.length; at++) {
    for (const digit of '0123456789') {
      if (digit === code[at]) continue;
      expect(readCheckCode(code.slice(0, at) + digit + code.slice(at + 1))).toEqual({ ok: false, because: 'mistyped' });
    }
    const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2);
    if (swapped !== code) expect(readCheckCode(swapped)).toEqual({ ok: false, because: 'mistyped' });
  }
});

it.each([
  ['', 'digits'],
  ['1234 567', 'digits'],
  ['một hai ba', 'digits'],
  ['0'.repeat(40), 'digits'],
  ['0000', 'newer'],
])('says of %j that it is no code: %s', (text, because) => {
  expect(readCheckCode(text)).toEqual({ ok: false, because });
});
