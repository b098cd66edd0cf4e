import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { expect, it } from 'vitest';
import { whileWaiting } from './while-waiting.ts';

it.each([
  [true, false],
  [false, true],
])('with the answer sent whole: %s, the work is called off: %s', (writableFinished, aborted) => {
  const raw = Object.assign(new EventEmitter(), { writableFinished });
  const signal = whileWaiting({ raw } as unknown as FastifyReply);
  expect(signal.aborted).toBe(false);
  raw.emit('close');
  expect(signal.aborted).toBe(aborted);
});
