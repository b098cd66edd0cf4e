import { expect, it, vi } from 'vitest';
import { reorganisation } from './reorganise.ts';

const given = (from: string) => {
  const error = vi.fn((message: string) => {
    throw new Error(message);
  });
  return reorganisation({ error } as never, { into: '99001', name: undefined, from, document: undefined });
};

it.each(['2026-12-01', '01/12/2026'])('reads the day of a merger as people write it: %s', (from) => {
  expect(given(from)).toMatchObject({ validFrom: '2026-12-01' });
});

it.each(['2026-02-30', '31/04/2026', '2026-13-01', 'hôm nay'])('takes no day that there is not: %s', (from) => {
  expect(() => given(from)).toThrow(`--from ${from}: expected a day such as 2026-12-01`);
});
