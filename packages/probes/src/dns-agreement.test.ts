import { expect, it } from 'vitest';
import { compareOpinions } from './dns-agreement.ts';

const compare = (...answers: readonly (readonly string[])[]) =>
  compareOpinions(
    answers.map((records, index) => ({ resolver: ['network', 'isp', 'second'][index] as string, records })),
  );

it.each([
  ['the same record', [['192.0.2.1'], ['192.0.2.1']]],
  [
    'one record in common',
    [
      ['192.0.2.1', '198.51.100.1'],
      ['203.0.113.1', '198.51.100.1'],
    ],
  ],
  ['a network in common', [['192.0.2.1'], ['192.0.2.200']]],
  ['names that differ in case alone', [['a.example.vn'], ['A.example.vn']]],
  ['no records from anybody', [[], [], []]],
  ['a chain of answers that share one each', [['192.0.2.1'], ['192.0.2.1', '198.51.100.1'], ['198.51.100.1']]],
])('%s agree', (_, answers) => {
  expect(compare(...answers)).toEqual({ agree: true });
});

it.each([
  ['two that differ, of which nobody knows who is wrong', [['192.0.2.1'], ['198.51.100.1']], undefined],
  ['three that all differ', [['192.0.2.1'], ['198.51.100.1'], ['203.0.113.1']], undefined],
  ['an address against no name', [['192.0.2.1'], []], undefined],
  ['one of three with another answer', [['192.0.2.1'], ['10.10.10.10'], ['192.0.2.1']], 'isp'],
  ['one of three that does not know the name', [[], ['192.0.2.1'], ['192.0.2.2']], 'network'],
  ['one of three that makes a name up', [[], [], ['192.0.2.1']], 'second'],
  ['IPv6 addresses of one network', [['2001:db8::1'], ['2001:db8::2']], undefined],
])('%s do not agree', (_, answers, deviating) => {
  expect(compare(...answers)).toEqual({ agree: false, ...(deviating !== undefined && { deviating }) });
});
