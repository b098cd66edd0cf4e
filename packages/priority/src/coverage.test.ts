import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';

it('counts devices by how they are known, and names ways that nobody is known by', () => {
  expect(coverageOf([{ coverage: 'measured' }, { coverage: 'seen' }, { coverage: 'measured' }])).toEqual({
    measured: 2,
    inventory: 0,
    seen: 1,
    declared: 0,
  });
});
