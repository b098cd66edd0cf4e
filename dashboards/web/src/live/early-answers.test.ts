import { expect, it } from 'vitest';
import { earlyAnswer, unlessCalledOff } from './early-answers.ts';

it('hands an answer over once, and none that is old', async () => {
  const answer = Promise.resolve(new Response('{}'));
  const early = { machEarly: new Map([['/a', answer]]) };
  expect(earlyAnswer('/b', early, 10)).toBeUndefined();
  expect(earlyAnswer('/a', early, 10)).toBe(answer);
  expect(earlyAnswer('/a', early, 10)).toBeUndefined();
  expect(earlyAnswer('/a', { machEarly: new Map([['/a', answer]]) }, 60_000)).toBeUndefined();
  expect(earlyAnswer('/a', {}, 10)).toBeUndefined();
});

it('ends with what a question ends with that is called off', async () => {
  const ending = new AbortController();
  const waits = unlessCalledOff(new Promise(() => undefined), ending.signal);
  ending.abort();
  await expect(waits).rejects.toThrow('called off');
  await expect(unlessCalledOff(Promise.resolve(new Response()), ending.signal)).rejects.toThrow('called off');
});
