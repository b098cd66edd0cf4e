import { expect, it } from 'vitest';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { resources } from '../routes/index.ts';
import { DEVICE, enrolDevice, makeCollector, SECRET } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { createHttpServer } from './server.ts';

it('serves whoever has a right secret, whatever others at the same address show', async () => {
  const { collector, random, token } = await makeCollector();
  await enrolDevice(collector, token);
  const limits = { ...COLLECTOR_LIMITS, deviceRefusals: { perMinute: 1, atOnce: 1 } };
  const server = await createHttpServer(routeContext(collector, random, limits), resources, { isLoopbackOnly: false });
  const ask = async (secret: string) => {
    const headers = { authorization: `Bearer ${DEVICE}:${secret}` };
    return (await server.inject({ url: '/api/v1/agent/config', headers })).statusCode;
  };
  const wrong = SECRET.replace('S', 'T');
  expect([await ask(wrong), await ask(wrong), await ask(SECRET)]).toEqual([401, 429, 200]);
});
