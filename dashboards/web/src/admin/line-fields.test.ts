import { expect, it } from 'vitest';
import { fieldsOfLine, NO_LINE, typedLine } from './line-fields.ts';

it('takes a line as it was typed, with a comma or a point in its speed', () => {
  for (const committed of ['2,5', ' 2.5 ']) {
    expect(typedLine({ ...NO_LINE, provider: 'VNPT', committed })).toMatchObject({
      ok: true,
      body: { kind: 'internet', provider: 'VNPT', committedBitsPerSecond: 2_500_000, isMetered: false },
    });
  }
  const typed = typedLine({ ...NO_LINE, provider: 'VNPT', payment: 'metered' });
  expect(typed.ok && typed.body).not.toHaveProperty('committedBitsPerSecond');
});

it.each(['0', '-1', 'nhanh', '1.000,5', '200000'])('says that %s is no speed', (committed) => {
  expect(typedLine({ ...NO_LINE, committed })).toEqual({
    ok: false,
    wrong: { provider: 'required', committedBitsPerSecond: 'speed-form' },
  });
});

it('shows a line as it can be typed again', () => {
  const line = { kind: 'data-network', provider: 'VNPT', circuit: 'K1', committedBitsPerSecond: 2_500_000 } as const;
  const fields = fieldsOfLine({ ...line, isMetered: true });
  expect(fields).toMatchObject({ committed: '2,5', payment: 'metered', hotline: '' });
  expect(typedLine(fields)).toMatchObject({ ok: true, body: { ...line, isMetered: true } });
});
