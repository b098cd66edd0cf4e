import { expect, it } from 'vitest';
import { pacAnswer } from './pac-answer.ts';

const proxy = (host: string, port: number) => ({ type: 'proxy', host, port });
const direct = { type: 'direct' };

it.each([
  ['DIRECT', [direct]],
  ['', [direct]],
  [' ; ', [direct]],
  ['PROXY 10.1.2.3:3128', [proxy('10.1.2.3', 3128)]],
  ['proxy a.vn:1; PROXY b.vn:2;direct', [proxy('a.vn', 1), proxy('b.vn', 2), direct]],
  ['PROXY a.vn', [proxy('a.vn', 80)]],
  ['HTTP [2001:db8::1]:8080', [proxy('[2001:db8::1]', 8080)]],
  ['SOCKS5 a.vn:1080; DIRECT', [{ type: 'unsupported', said: 'SOCKS5 a.vn:1080' }, direct]],
  ['HTTPS a.vn:443', [{ type: 'unsupported', said: 'HTTPS a.vn:443' }]],
  ['QUIC a:1; nonsense; DIRECT', [direct]],
])('"%s" names its ways in order', (text, ways) => {
  expect(pacAnswer(text)).toEqual({ ok: true, value: ways });
});

it.each([
  '[object Object]',
  'PROXY',
  'PROXY a.vn:0',
  'PROXY a.vn:70000',
  'PROXY u:p@a.vn:1',
  'PROXY a.vn:1 DIRECT',
  'x'.repeat(9_999),
])('is a bad reply at "%s"', (text) => {
  const answer = pacAnswer(text);
  expect(answer).toMatchObject({ ok: false, failure: 'bad-reply' });
  expect(JSON.stringify(answer).length).toBeLessThan(300);
});
