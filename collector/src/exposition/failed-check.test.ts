import { expect, it } from 'vitest';
import { isFailedCheck } from './failed-check.ts';

it.each([
  ['a probe that failed', { kind: 'ping', ok: false }, true],
  ['a probe that went well', { kind: 'ping', ok: true }, false],
  ['a ping between two PCs of a site', { kind: 'ping', id: 'lan.peer', ok: false }, false],
  ['what was tried for a meeting', { kind: 'stamp', id: 'meeting.train', ok: false }, false],
  ['a sensor that could not read', { kind: 'temperature', ok: false }, false],
  ['a kind that this version does not know', { kind: 'telepathy', ok: false }, false],
])('%s', (_name, reading, is) => {
  expect(isFailedCheck(reading)).toBe(is);
});
