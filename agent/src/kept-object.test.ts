import { expect, it } from 'vitest';
import { isAmount, keptObject } from './kept-object.ts';

const hasCount = ({ count }: { readonly count?: number }) => isAmount(count);

it('reads what was written down', () => {
  expect(keptObject<{ readonly count: number }>('{"count":3,"more":1}', hasCount)).toEqual({ count: 3, more: 1 });
});

it.each([undefined, '', '{', 'null', '3', '{}', '{"count":-1}', '{"count":"3"}', '{"count":null}'])(
  'knows %o for another text',
  (text) => {
    expect(keptObject<{ readonly count: number }>(text, hasCount)).toBeUndefined();
  },
);
