import { expect, it } from 'vitest';
import { isExpectedStatus, STATUSES_PATTERN } from './statuses.ts';

it.each([
  [200, '200-399', true],
  [399, '200-399', true],
  [400, '200-399', false],
  [401, '200,401', true],
  [204, '200,401', false],
])('status %i against %s: %s', (status, expected, is) => {
  expect(isExpectedStatus(status, expected)).toBe(is);
});

it.each(['', '99', '200-', '2xx', '200, 301', '600'])('"%s" names no statuses', (text) => {
  expect(STATUSES_PATTERN.test(text)).toBe(false);
});
