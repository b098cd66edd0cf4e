import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { probeTrial, trialGuard } from './probe-trial.ts';

const server = createServer((_request, response) => response.end('ok'));
let url = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => void server.close());

it('may ask public and private addresses, and of this machine nothing unless it serves nobody else', () => {
  const guard = trialGuard(false);
  const asked = ['10.1.2.3', '192.168.1.1', '203.0.113.9', '2001:db8::1'];
  const never = ['0.0.0.0', '169.254.169.254', '224.0.0.1', '255.255.255.255', '::', 'fe80::1', 'ff02::1', 'x'];
  const own = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'];
  for (const address of asked) expect([address, guard(address)]).toEqual([address, true]);
  for (const address of [...never, ...own]) expect([address, guard(address)]).toEqual([address, false]);
  for (const address of own) expect([address, trialGuard(true)(address)]).toEqual([address, true]);
  for (const address of never) expect([address, trialGuard(true)(address)]).toEqual([address, false]);
});

it('tries a page as an agent’s check does, and says what failed', async () => {
  expect(await probeTrial(true)(url, { page: 'static' })).toMatchObject({ ok: true, values: { status: 200 } });
  expect(await probeTrial(false)(url, {})).toMatchObject({ ok: false, failure: 'denied' });
  expect(await probeTrial(true)(url, { page: 'none' })).toMatchObject({ ok: false, failure: 'bad-reply' });
});
