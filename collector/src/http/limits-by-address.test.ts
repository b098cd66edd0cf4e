import { expect, it } from 'vitest';
import { COLLECTOR_LIMITS } from '../limits.ts';
import { resources } from '../routes/index.ts';
import {
  batch,
  DEVICE,
  enrolDevice,
  enrolment,
  makeCollector,
  packed,
  report,
  SECRET,
} from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { createHttpServer } from './server.ts';

const ONE = { perMinute: 1, atOnce: 1 };

async function make(limits: Partial<typeof COLLECTOR_LIMITS>) {
  const made = await makeCollector(limits);
  const context = routeContext(made.collector, made.random, { ...COLLECTOR_LIMITS, ...limits });
  const server = await createHttpServer(context, resources, { isLoopbackOnly: false });
  return { ...made, server };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

it.each([
  ['enrolments', { method: 'POST', url: '/api/v1/enrol', payload: enrolment('x') }, 401],
  ['signIns', { method: 'POST', url: '/sign-in', payload: 'name=x&password=x', headers: FORM }, 401],
  ['signIns', { method: 'POST', url: '/sign-in/x' }, 410],
  ['deviceRefusals', { method: 'GET', url: '/api/v1/agent/config', headers: { authorization: 'Bearer x' } }, 401],
  ['deviceRefusals', { method: 'POST', url: '/api/v1/reports', payload: 'x' }, 401],
  ['refusals', { method: 'GET', url: '/api/v1/devices', headers: { authorization: 'Bearer x' } }, 401],
] as const)('holds back %s from one address, and nobody else', async (rate, { ...request }, before) => {
  const { server } = await make({ [rate]: ONE });
  const from = (remoteAddress: string) => server.inject({ ...request, remoteAddress });
  expect((await from('203.0.113.7')).statusCode).toBe(before);
  const held = await from('203.0.113.7');
  expect(held.statusCode).toBeOneOf([429, 503]);
  expect(Number(held.headers['retry-after'])).toBeOneOf([59, 60]);
  expect((await from('203.0.113.8')).statusCode).toBe(before);
});

it.each([
  ['a device', { deviceRequests: ONE }],
  ['a commune', { communeRequests: ONE }],
])('holds back %s that asks too often, which keeps what it has', async (_who, limits) => {
  const { server, collector, token } = await make(limits);
  await enrolDevice(collector, token);
  const { authorization, body } = packed(batch([report(1)]));
  const headers = { authorization, 'content-encoding': 'gzip', 'content-type': 'application/json' };
  const send = () => server.inject({ url: '/api/v1/reports', method: 'POST', headers, payload: Buffer.from(body) });
  // Whoever lacks the secret uses up nothing that is the device's.
  const forged = { authorization: `Bearer ${DEVICE}:${SECRET.replace('S', 'T')}` };
  expect((await server.inject({ url: '/api/v1/agent/config', headers: forged })).statusCode).toBe(401);
  expect((await send()).statusCode).toBe(200);
  const held = await send();
  expect([held.statusCode, held.headers['retry-after']]).toEqual([429, '60']);
});
