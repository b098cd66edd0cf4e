import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAnswer, readConfigAnswer } from './uplink-answer.ts';

const judge = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  judgeAnswer({ status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });
const good = { acknowledged: [[1, 3]], refused: [], now: 1, configEtag: 'e', requests: [] };
const ours = { error: 'a sentence' };

describe('judging an answer', () => {
  it.each([
    [200, good, 'decided'],
    [200, { ...good, newKey: 1 }, 'decided'],
    [200, { ...good, acknowledged: [[3, 1]] }, 'not-ours'],
    [200, { ...good, acknowledged: [[1, Number.MAX_SAFE_INTEGER]] }, 'not-ours'],
    [200, { ...good, configEtag: 'e\r\nx: y' }, 'not-ours'],
    [200, '<html>', 'not-ours'],
    [200, '', 'not-ours'],
    [204, '', 'not-ours'],
    [302, '', 'not-ours'],
    [400, ours, 'unreadable'],
    [413, '<html>', 'unreadable'],
    [422, ours, 'unreadable'],
    [401, ours, 'not-welcome'],
    [403, '', 'not-welcome'],
    [403, '<html>', 'not-ours'],
    [404, ours, 'not-welcome'],
    [426, { ...ours, accepts: [1] }, 'not-welcome'],
    [415, ours, 'other-coding'],
    [415, '<html>', 'not-ours'],
    [410, ours, 'revoked'],
    [410, '<html>', 'not-ours'],
    [429, ours, 'later'],
    [500, '<html>', 'later'],
    [418, ours, 'not-ours'],
  ])('%d %j is %s', (status, body, type) => {
    expect(judge(status, body).type).toBe(type);
  });

  it('reads Retry-After in seconds alone', () => {
    expect(judge(503, ours, { 'retry-after': '120' })).toMatchObject({ retryAfterMs: 120_000 });
    expect(judge(503, ours, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })).not.toHaveProperty('retryAfterMs');
  });

  it('never throws, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.uint8Array(), fc.json(), (status, bytes, text) => {
        judgeAnswer({ status, headers: {}, body: bytes });
        judge(status, text);
        readConfigAnswer(bytes);
      }),
    );
  });
});

it('says what is wrong with a configuration', () => {
  const config = { etag: 'e', reportEveryS: 60, sendEveryS: 300, checks: [] };
  expect(readConfigAnswer(Buffer.from(JSON.stringify(config)))).toEqual({ ok: true, config });
  const bad = readConfigAnswer(Buffer.from(JSON.stringify({ ...config, sendEveryS: 1 })));
  expect(bad).toMatchObject({ ok: false, why: expect.stringContaining('sendEveryS: found 1') });
});
