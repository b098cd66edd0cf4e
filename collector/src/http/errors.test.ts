import { expect, it } from 'vitest';
import { z } from 'zod';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import type { Routes } from './api-server.ts';
import { createHttpServer } from './server.ts';

it('tells of a route that failed by its pattern: addresses hold links that let people in', async () => {
  const { collector, random } = await makeCollector();
  const told: string[] = [];
  const failing: Routes = (server) =>
    void server.get('/set-up/:link', { config: { access: 'public' }, schema: { hide: true } }, async () => {
      throw new Error('a bug');
    });
  const server = await createHttpServer(routeContext(collector, random), [failing], {
    isLoopbackOnly: true,
    onBug: (_error, route) => told.push(route),
  });
  expect((await server.inject('/set-up/a-secret?lang=vi')).statusCode).toBe(500);
  expect(told).toEqual(['GET /set-up/:link']);
});

it('says what stood in a query that can’t be read, and of a path or a body no word', async () => {
  const { collector, random } = await makeCollector();
  const asked: Routes = (server) => {
    const schema = { hide: true, response: {} };
    const config = { access: 'public' } as const;
    const querystring = z.object({ budget: z.coerce.number() });
    server.get('/sums', { config, schema: { ...schema, querystring } }, async () => ({}));
    const params = z.object({ link: z.string().max(3) });
    server.get('/links/:link', { config, schema: { ...schema, params } }, async () => ({}));
  };
  const server = await createHttpServer(routeContext(collector, random), [asked], { isLoopbackOnly: true });
  const foundIn = async (path: string) => (await server.inject(path)).json().problems[0].found;
  expect(await foundIn('/sums?budget=five')).toBe('"five"');
  expect(await foundIn('/sums')).toBe('nothing');
  expect(await foundIn('/links/a-secret')).toBe('something else');
});
