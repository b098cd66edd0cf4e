import { afterAll, expect, it } from 'vitest';
import { apiToken, joinToken, startCollector } from '../support/commune.ts';
import { enrolMadeDevice } from '../support/made-device.ts';
import { cleanUp } from '../support/programs.ts';

afterAll(cleanUp);

it('tells a revoked device to stop, and shows what it had delivered', async () => {
  const collector = await startCollector();
  const device = await enrolMadeDevice(collector);
  expect((await device.send(collector.url, [1, 2, 4])).status).toBe(200);
  await collector.command('devices', 'revoke', '1');
  const answer = await device.send(collector.url, [5]);
  expect(answer.status).toBe(410);
  expect(await answer.json()).toMatchObject({ error: expect.stringContaining('revoked') });
  const shown = JSON.parse(await collector.command('devices', 'show', device.id, '--json'));
  expect(shown).toMatchObject({
    state: 'revoked',
    acknowledged: [
      {
        epoch: device.epoch,
        ranges: [
          [1, 2],
          [4, 4],
        ],
      },
    ],
  });
});

it('refuses revoked tokens of both kinds', async () => {
  const collector = await startCollector();
  const join = await joinToken(collector);
  const read = await apiToken(collector, 'read');
  const ask = () =>
    // As from behind a proxy: a caller on this machine may read without a token.
    fetch(`${collector.url}/api/v1/devices`, {
      headers: { authorization: `Bearer ${read}`, 'x-forwarded-for': '192.0.2.1' },
    });
  expect((await ask()).status).toBe(200);
  const tokens = JSON.parse(await collector.command('tokens', 'list', '--json')) as { id: string }[];
  for (const { id } of tokens) await collector.command('tokens', 'revoke', id);
  expect((await ask()).status).toBe(401);
  await expect(enrolMadeDevice(collector, join)).rejects.toThrow('answered 401');
  expect(JSON.parse(await collector.command('tokens', 'list', '--json'))).toEqual([]);
});
