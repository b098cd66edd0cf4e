import type { ConditionRow } from '@mach/wire';
import { expect, it } from 'vitest';
import { failingRows } from './failing-rows.ts';

const condition = (code: string, level: ConditionRow['level'], component: string, place = ''): ConditionRow => ({
  code,
  level,
  component,
  parameters: { place },
});

it('gives one row a component, the worst first, and leaves out what only ages', () => {
  const conditions = new Map([
    ['a', [condition('old', 'ageing', 'processor'), condition('fact-unknown', 'unknown', 'memory')]],
    ['b', [condition('full', 'at-risk', 'disk', '/'), condition('full', 'failing', 'disk', '/home')]],
  ]);
  const rows = failingRows({ conditions, priorities: [], priorityOf: new Map() });
  expect(rows.map(({ device, component, level }) => [device, component, level])).toEqual([
    ['b', 'disk', 'failing'],
    ['a', 'memory', 'unknown'],
  ]);
});

it('keeps the evidence of two parts with the same trouble, and adds no doubt to what is known to be bad', () => {
  const found = [
    condition('full', 'at-risk', 'disk', '/'),
    condition('full', 'at-risk', 'disk', '/home'),
    condition('fact-unknown', 'unknown', 'disk'),
  ];
  const [row] = failingRows({ conditions: new Map([['a', found]]), priorities: [], priorityOf: new Map() });
  expect(row).toEqual({
    device: 'a',
    component: 'disk',
    level: 'at-risk',
    reasons: ['full'],
    evidence: [
      { reason: 'full', parameters: { place: '/' } },
      { reason: 'full', parameters: { place: '/home' } },
    ],
  });
});
