import { expect, it } from 'vitest';
import type { Answer } from './fetch-json.ts';
import { latestQuestion } from './latest-question.ts';

function stage() {
  const asked: { url: string; signal: AbortSignal; answer: (answer: Answer) => void }[] = [];
  const waits: { ms: number; call: () => void }[] = [];
  const clock = { now: 0 };
  const question = latestQuestion<string>(
    {
      ask: (url, signal) => new Promise((answer) => asked.push({ url, signal, answer })),
      after: (ms, call) => {
        const waiting = { ms, call };
        waits.push(waiting);
        return () => void waits.splice(waits.indexOf(waiting), 1);
      },
      now: () => clock.now,
    },
    { staleMs: 1_000, retryMs: 2_000, retryMaxMs: 8_000 },
    () => {},
  );
  const answer = async (place: number, given: Answer) => {
    asked[place]?.answer(given);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { question, asked, waits, clock, answer };
}
const good = (data: string): Answer => ({ ok: true, data });
const bad = (kind: 'unreachable' | 'sign-in'): Answer => ({ ok: false, problem: { kind } });

it('asks the newest after the one that is out, and never what was wanted in between', async () => {
  const { question, asked, answer } = stage();
  for (const url of ['/1', '/2', '/3']) question.want(url);
  expect(asked.map(({ url }) => url)).toEqual(['/1']);
  await answer(0, good('one'));
  expect(question.state()).toMatchObject({ data: 'one', url: '/1', asking: '/3' });
  await answer(1, good('three'));
  expect(asked.map(({ url }) => url)).toEqual(['/1', '/3']);
  expect(question.state()).toEqual({ data: 'three', url: '/3' });
});

it('calls off what has been out too long once something else is wanted', async () => {
  const { question, asked, waits, clock, answer } = stage();
  question.want('/1');
  clock.now = 400;
  question.want('/2');
  question.want('/3');
  expect(waits.map(({ ms }) => ms)).toEqual([600]);
  waits[0]?.call();
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(asked.map(({ url }) => url)).toEqual(['/1', '/3']);
  await answer(0, good('late'));
  expect(question.state()).toEqual({ asking: '/3' });
});

it('tries again by itself, ever more slowly, and keeps what it knew', async () => {
  const { question, asked, waits, answer } = stage();
  question.want('/1');
  await answer(0, good('one'));
  question.want('/2');
  await answer(1, bad('unreachable'));
  expect(question.state()).toEqual({ data: 'one', url: '/1', problem: { kind: 'unreachable' } });
  expect(waits.map(({ ms }) => ms)).toEqual([2_000]);
  waits[0]?.call();
  await answer(2, bad('unreachable'));
  expect(waits.at(-1)?.ms).toBe(4_000);
  waits.at(-1)?.call();
  await answer(3, good('two'));
  expect(question.state()).toEqual({ data: 'two', url: '/2' });
  expect(asked).toHaveLength(4);
});

it('waits for the person where the session has ended', async () => {
  const { question, asked, waits, answer } = stage();
  question.want('/1');
  await answer(0, bad('sign-in'));
  expect(waits).toEqual([]);
  question.retry();
  await answer(1, good('one'));
  expect(question.state()).toEqual({ data: 'one', url: '/1' });
  expect(asked).toHaveLength(2);
});

it('stops when told to, and goes on with the same when told to', async () => {
  const { question, asked, answer } = stage();
  question.want('/1');
  question.stop();
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(question.state()).toEqual({ isStopped: true });
  question.retry();
  await answer(1, good('one'));
  expect(question.state()).toEqual({ data: 'one', url: '/1' });
  question.want(undefined);
  question.want('/1');
  expect(asked).toHaveLength(2);
});
