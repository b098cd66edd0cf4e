import { expect, it } from 'vitest';
import { factsWith, failed } from '../testing/made-up.ts';
import { unknownFact } from './unknown-fact.ts';

it('a failed reading explains more than a value that was not recognised', () => {
  const facts = factsWith(failed('disk', 'timeout', 'sdb'));
  const kinds = ['disk'];
  expect(unknownFact(facts, 'system-disk-kind', 'disk', { kinds, found: 'sda: unknown' }).parameters).toEqual({
    fact: 'system-disk-kind',
    because: 'failed',
    part: 'sdb',
    failure: 'timeout',
  });
  expect(unknownFact(factsWith(), 'system-disk-kind', 'disk', { kinds, found: 'sda: unknown' }).parameters).toEqual({
    fact: 'system-disk-kind',
    because: 'not-recognised',
    found: 'sda: unknown',
  });
});
