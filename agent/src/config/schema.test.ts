import { expect, it } from 'vitest';
import { readConfig } from './schema.ts';

const problems = (text: string, environment: Record<string, string> = {}) => {
  const read = readConfig(text, environment);
  return read.ok ? [] : read.problems;
};

it.each(['', '# only a comment\n'])('has defaults that work (%j)', (text) => {
  expect(readConfig(text, {})).toMatchObject({
    ok: true,
    config: { sendEveryS: 300, checks: [], defaultChecks: true },
  });
});

it('takes checks, and single values from the environment over the text', () => {
  const text =
    'logLevel: warn\nchecks:\n  - {id: portal, kind: http, target: "https://portal.example.vn/", everyS: 300}\n';
  const environment = {
    MACH_AGENT_LOG_LEVEL: 'debug',
    MACH_AGENT_SEND_EVERY_S: '60',
    MACH_AGENT_DEFAULT_CHECKS: 'false',
  };
  expect(readConfig(text, environment)).toMatchObject({
    ok: true,
    config: { logLevel: 'debug', sendEveryS: 60, defaultChecks: false, checks: [{ id: 'portal', kind: 'http' }] },
  });
});

it('tells every mistake at once, with place, what was found and what would be right', () => {
  const text = 'sendEveryS: 1\nlogLevel: loud\nsendEvery: 5\nchecks: [{id: A, kind: tcp, everyS: 60, every: 1}]\n';
  const found = problems(text);
  expect(found.map(({ path }) => path).sort()).toEqual([
    'checks[0].every',
    'checks[0].id',
    'logLevel',
    'sendEvery',
    'sendEveryS',
  ]);
  expect(found.find(({ path }) => path === 'sendEveryS')).toEqual({
    path: 'sendEveryS',
    found: '1',
    expected: 'at least 5',
  });
});

it.each(['[1, 2]', 'a: [', 'a: 1\na: 2', 'text'])('refuses %j', (text) => {
  expect(problems(text)).not.toEqual([]);
});

it('refuses two checks with one id', () => {
  const check = '{id: a, kind: tcp, target: "a:1", everyS: 60}';
  expect(problems(`checks: [${check}, ${check}]`)[0]?.path).toBe('checks[1].id');
});

it('watches Monday to Friday, 06:00 to 18:00 in Vietnam, unless told otherwise', () => {
  const usual = { days: [1, 2, 3, 4, 5], fromHour: 6, toHour: 18, utcOffsetMinutes: 420 };
  expect(readConfig('', {})).toMatchObject({ config: { watchedHours: usual } });
  expect(readConfig('watchedHours: {days: [1, 6], toHour: 12}', {})).toMatchObject({
    config: { watchedHours: { ...usual, days: [1, 6], toHour: 12 } },
  });
});

it.each([
  ['{days: [0]}', 'at least 1'],
  ['{toHour: 25}', 'at most 24'],
  ['{fromHour: 18, toHour: 6}', 'fromHour before toHour'],
  ['{hours: 6}', 'one of days, fromHour, toHour, utcOffsetMinutes'],
])('refuses watched hours of %s', (hours, expected) => {
  expect(problems(`watchedHours: ${hours}`)[0]?.expected).toBe(expected);
});
