import { expect, it } from 'vitest';
import { nodeHash } from './hash.ts';

it('is HMAC-SHA-256 cut to 128 bits (RFC 4231, test case 2)', () => {
  expect(nodeHash('Jefe').salted('what do ya want for nothing?')).toBe('5bdcc146bf60754e6a042426089575c7');
});

it('differs with the salt', () => {
  expect(nodeHash('a').salted('02:fc:00:00:00:05')).not.toBe(nodeHash('b').salted('02:fc:00:00:00:05'));
});
