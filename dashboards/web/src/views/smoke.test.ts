import type { LineStep } from '@mach/wire';
import { expect, it } from 'vitest';
import { axisTop, lineHours, lossTop, smokePieces } from './smoke.ts';

const STEP = 900_000;
const step = (index: number, midMs?: number, more: Partial<LineStep> = {}): LineStep => ({
  at: index * STEP,
  ...(midMs === undefined ? {} : { lowMs: midMs - 1, midMs, highMs: midMs + 3 }),
  lossRatio: midMs === undefined ? 1 : 0,
  packets: 60,
  ...more,
});

it('breaks the line where a step is missing, and where nothing came back', () => {
  const pieces = smokePieces([step(0, 5), step(1, 6), step(3, 7), step(4), step(5, 8)], STEP);
  expect(pieces.map((piece) => piece.map(({ midMs }) => midMs))).toEqual([[5, 6], [7], [8]]);
});

it('ends the axis at a round figure above nearly all of the day', () => {
  expect(axisTop([step(0, 10), step(1, 12)])).toBe(20);
  expect(axisTop([step(0, 0.2)])).toBe(4);
  const slowOnce = [...Array.from({ length: 95 }, (_, i) => step(i, 10)), step(95, 900)];
  expect(axisTop(slowOnce)).toBe(20);
  expect(axisTop([])).toBe(1);
});

it('ends the axis of loss at a tenth at least, and at all where all was lost', () => {
  expect(lossTop([step(0, 5, { lossRatio: 0.01 })])).toBe(0.1);
  expect(lossTop([step(0, 5, { lossRatio: 0.15 })])).toBe(0.2);
  expect(lossTop([step(0)])).toBe(1);
  expect(lossTop([])).toBe(0.1);
});

it('tells each hour with its extremes, its loss by packets, and says where there is none', () => {
  const hours = lineHours([step(0, 5), step(1, 7), step(2, undefined, { packets: 120 })], 0, 8 * STEP);
  expect(hours).toEqual([{ at: 3_600_000 }, { at: 0, lowMs: 4, midMs: 6, highMs: 10, lossRatio: 0.5 }]);
});
