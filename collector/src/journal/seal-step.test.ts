import { expect, it } from 'vitest';
import { sealStep } from './seal-step.ts';
import type { Segment } from './segments.ts';

it('looks from the start again after a step that could not be written', async () => {
  const asked: boolean[] = [];
  const pick = async (isFromStart: boolean) => {
    asked.push(isFromStart);
    return { segments: [{} as Segment], isMore: true };
  };
  const memory = { failed: false };
  let isFull = true;
  const write = async () => {
    if (isFull) throw new Error('the disk is full');
  };
  await expect(sealStep(pick, write, memory)).rejects.toThrow('full');
  isFull = false;
  expect(await sealStep(pick, write, memory)).toBe(true);
  await sealStep(pick, write, memory);
  expect(asked).toEqual([false, true, false]);
});
