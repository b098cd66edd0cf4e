import { expect, it } from 'vitest';
import { createHttpServer } from '../http/server.ts';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { resources } from './index.ts';

it('tells whoever asks whom to call, as the configuration names them now', async () => {
  const { collector, random } = await makeCollector();
  const server = await createHttpServer(routeContext(collector, random), resources, { isLoopbackOnly: false });
  const asked = async () => (await server.inject({ url: '/api/v1/contacts' })).json();
  expect(await asked()).toEqual({ items: [], total: 0 });
  const contacts = [{ name: 'Trung tâm CNTT tỉnh', phone: '0255 3 822 822' }];
  collector.watch({ ...collector.watched(), contacts });
  expect(await asked()).toEqual({ items: contacts, total: 1 });
});
