import { expect, it } from 'vitest';
import { HOSTILE_NAME, withHostileNames } from './hostile-names.ts';

it('replaces names however deep they stand, and nothing else', () => {
  expect(
    withHostileNames({ code: '99001', name: 'Xã', lines: [{ provider: 'VNPT', kind: 'internet' }], at: 5 }),
  ).toEqual({
    code: '99001',
    name: HOSTILE_NAME,
    lines: [{ provider: HOSTILE_NAME, kind: 'internet' }],
    at: 5,
  });
});
