import { expect, it } from 'vitest';
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
