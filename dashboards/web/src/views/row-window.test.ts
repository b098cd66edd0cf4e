import { expect, it } from 'vitest';
import { rowHeights } from './row-window.ts';

it('draws the rows that touch the window, and keeps the room of the others', () => {
  const heights = rowHeights(10_000, 40);
  expect(heights.windowOf(-500, 300)).toEqual({ first: 0, end: 8, before: 0, after: 9_992 * 40 });
  expect(heights.windowOf(4_000, 4_100)).toEqual({ first: 100, end: 103, before: 4_000, after: 9_897 * 40 });
  expect(heights.windowOf(9e9, 9e9)).toEqual({ first: 9_999, end: 10_000, before: 399_960, after: 0 });
});

it('learns heights as they are drawn, and guesses the others from them', () => {
  const heights = rowHeights(4, 40);
  expect(heights.learn(0, 60)).toBe(true);
  expect(heights.learn(0, 60.2)).toBe(false);
  expect(heights.learn(1, 20)).toBe(true);
  expect(heights.windowOf(0, 70)).toEqual({ first: 0, end: 2, before: 0, after: 80 });
  heights.learn(1, 100);
  expect(heights.windowOf(161, 162)).toEqual({ first: 2, end: 3, before: 160, after: 80 });
  expect(heights.learn(4, 10)).toBe(false);
});

it('has nothing to draw of an empty list', () => {
  expect(rowHeights(0, 40).windowOf(0, 500)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
});
