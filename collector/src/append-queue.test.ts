import { describe, expect, it } from 'vitest';
import { createAppendQueue } from './append-queue.ts';

/** A queue on a clock of its own; `serve` has what came first end. */
function made() {
  const queue = createAppendQueue();
  const settles: ((how: () => void, uptimeMs: number) => void)[] = [];
  let nowMs = 0;
  return {
    queue,
    pass: (ms: number) => {
      nowMs += ms;
    },
    come: (weight: number) => void settles.push(queue.enter(nowMs, weight, nowMs)),
    serve: () => settles.shift()?.(() => {}, nowMs),
    waitMs: () => queue.waitMs(nowMs),
  };
}

describe('the queue of appends', () => {
  it('takes up what became of each in the order in which they came', () => {
    const queue = createAppendQueue();
    const said: string[] = [];
    const [first, second, third] = [1, 2, 3].map((at) => queue.enter(at, 1, at));
    second?.(() => said.push('second'), 4);
    expect([said, queue.length, queue.firstReceivedAt()]).toEqual([[], 3, 1]);
    first?.(() => said.push('first'), 5);
    expect([said, queue.length, queue.firstReceivedAt()]).toEqual([['first', 'second'], 1, 3]);
    third?.(() => said.push('third'), 6);
    expect([said, queue.length, queue.firstReceivedAt()]).toEqual([['first', 'second', 'third'], 0, undefined]);
  });

  it('tells how long what comes now will wait, by the reports that wait and how fast they went', () => {
    const { come, serve, pass, waitMs } = made();
    for (let i = 0; i < 30; i++) come(10);
    for (let second = 0; second < 5; second++) {
      pass(1_000);
      serve();
    }
    // Ten reports a second, and 250 of them wait.
    expect(waitMs()).toBe(25_000);
    for (let i = 0; i < 25; i++) serve();
    expect(waitMs()).toBe(0);
  });

  it('knows nothing of a queue that began a moment ago, and begins anew where it was empty', () => {
    const { come, serve, pass, waitMs } = made();
    for (let i = 0; i < 1_000; i++) come(10);
    pass(1_900);
    expect(waitMs()).toBe(0);
    for (let i = 0; i < 1_000; i++) serve();
    pass(60_000);
    come(10);
    pass(1_000);
    expect(waitMs()).toBe(0);
  });

  it('goes by the last ten seconds: a disk that slows down is a slow disk', () => {
    const { come, serve, pass, waitMs } = made();
    for (let i = 0; i < 1_100; i++) come(1);
    pass(1_000);
    for (let i = 0; i < 1_000; i++) serve();
    for (let second = 0; second < 12; second++) {
      pass(1_000);
      serve();
    }
    // 88 wait, and eleven went since: those of the first moment too.
    expect(waitMs()).toBe((88 / 11) * 10_000);
  });

  it('takes a disk that has answered nothing for as long as busy once more', () => {
    const { come, pass, waitMs } = made();
    come(1);
    pass(21_000);
    expect(waitMs()).toBe(21_000);
  });
});
