import { expect, it } from 'vitest';
import { troubleFrom } from './trouble.ts';

const errorWith = (code: string) => Object.assign(new Error(code), { code });

it.each([
  ['ECONNREFUSED', 'refused'],
  ['ETIMEOUT', 'timeout'],
  ['EHOSTUNREACH', 'unreachable'],
  ['EREFUSED', 'denied'],
  ['HPE_INVALID_CONSTANT', 'bad-reply'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'bad-reply'],
])('%s is %s', (code, failure) => {
  expect(troubleFrom(errorWith(code), 'asking')).toEqual({ ok: false, failure, detail: `asking: ${code}` });
});

it('looks into an error of several', () => {
  expect(troubleFrom(new AggregateError([errorWith('ECONNREFUSED')]), 'connecting').failure).toBe('refused');
});

it('throws what it does not know, with the cause', () => {
  const surprise = new TypeError('x is not a function');
  expect(() => troubleFrom(surprise, 'asking')).toThrow(expect.objectContaining({ cause: surprise }));
});
