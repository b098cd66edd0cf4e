import { expect, it } from 'vitest';
import { browserCheck, type Question, UNTESTED } from './browser-check.ts';

const answer = (tripMs: number, clockBehindMs = 0): Question => ({ ok: true, tripMs, clockBehindMs });
const none: Question = { ok: false };

it.each([
  ['all is well', [answer(20), answer(30), answer(25)], true, 'good', 'stepGood'],
  ['the cable is out', [none, none, none], false, 'offline', 'stepCable'],
  ['nothing comes back', [none, none, none], true, 'unreachable', 'stepLine'],
  ['some get no answer', [answer(20), none, answer(20), none], true, 'lossy', 'stepLine'],
  ['answers take long', [answer(2_000), answer(3_000)], true, 'slowWay', 'stepLine'],
  ['the clock is a day behind', [answer(20, 86_400_000)], true, 'clock', 'stepClock'],
] as const)('when %s', (_, questions, isOnline, cause, step) => {
  expect(browserCheck(questions, isOnline)).toMatchObject({ cause, step });
});

it.each([
  ['good where something came back', [answer(20), none], true, 'good'],
  ['unknown where nothing did, though the PC is connected to something', [none, none, none], true, 'unknown'],
  ['out where the PC is connected to nothing', [none], false, 'critical'],
] as const)('the light of the local network is %s', (_, questions, isOnline, light) => {
  const { topics } = browserCheck(questions, isOnline);
  expect(topics.find(({ topic }) => topic === 'network')).toMatchObject({ light });
});

it('tells how many answered and how long it took in the middle', () => {
  expect(browserCheck([answer(10), answer(90), answer(20), none], true)).toMatchObject({
    answered: 3,
    asked: 4,
    tripMs: 20,
  });
});

it('calls nothing tested that only an agent can look at', () => {
  const { topics } = browserCheck([answer(20)], true);
  expect(topics.some(({ topic }) => UNTESTED.includes(topic))).toBe(false);
});
