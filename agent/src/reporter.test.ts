import type { Reading } from '@mach/wire';
import { expect, it } from 'vitest';
import { createReporter } from './reporter.ts';

const reading = (target: string, ok: boolean): Reading => ({ kind: 'tcp', target, uptimeMs: 1, ok, values: {} });

it('sees an event where a part changes its state, and in a first failure', () => {
  const reporter = createReporter(() => []);
  const isEvent = (...readings: Reading[]) => reporter.add(readings);
  expect(isEvent(reading('a', true))).toBe(false);
  expect(isEvent(reading('a', false))).toBe(true);
  expect(isEvent(reading('a', false))).toBe(false);
  expect(isEvent(reading('a', false), reading('b', false))).toBe(true);
  expect(isEvent(reading('a', true))).toBe(true);
});

it('sees none in what this machine never had, but in what it has no more', () => {
  const reporter = createReporter(() => []);
  const none = { ...reading('fan', false), failure: 'unsupported' };
  expect(reporter.add([none])).toBe(false);
  expect(reporter.add([{ ...none, ok: true }])).toBe(true);
  expect(reporter.add([none])).toBe(true);
});

it('gives what it collected once', () => {
  const reporter = createReporter(() => []);
  reporter.add([reading('a', true), reading('b', true)]);
  expect(reporter.size).toBe(2);
  expect(reporter.take()).toHaveLength(2);
  expect(reporter.take()).toEqual([]);
});
