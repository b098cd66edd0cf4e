import {
  ALERT_OUTCOMES,
  ALERT_ROUTE_KINDS,
  type AlertMessageRow,
  type AlertRouteRow,
  type AlertTestRow,
} from '@mach/wire';
import { z } from 'zod';
import { noSuchRoute } from '../alerts/alerts.ts';
import type { Routes } from '../http/api-server.ts';
import { errorAnswer, listed, listOf } from './schemas.ts';

const routeRow = z.object({
  name: z.string(),
  kind: z.enum(ALERT_ROUTE_KINDS),
  recipients: z.array(z.string()).readonly(),
  owed: z.int(),
  deliveredAt: z.number().exactOptional(),
}) satisfies z.ZodType<AlertRouteRow>;

const messageRow = z.object({
  number: z.int(),
  at: z.number(),
  recipient: z.string(),
  kind: z.enum(['incidents', 'digest', 'test']),
  incidents: z.array(z.int()).readonly(),
  outcome: z.enum(ALERT_OUTCOMES).exactOptional(),
  settledAt: z.number().exactOptional(),
  detail: z.string().exactOptional(),
}) satisfies z.ZodType<AlertMessageRow>;

const testRow = z.object({
  recipient: z.string(),
  outcome: z.enum(['delivered', 'refused', 'failed']),
  detail: z.string().exactOptional(),
}) satisfies z.ZodType<AlertTestRow>;

/** The ways by which people hear of incidents: what they are, what went out by them, and whether they work. */
export const alerts: Routes = (server, { collector, alerts: outlets }) => {
  server.get('/api/v1/alerts/routes', {
    config: { access: 'admin' },
    schema: { summary: 'Ways out to people, without addresses and secrets', response: { 200: listed(routeRow) } },
    handler: async () => listOf(outlets?.routes() ?? []),
  });

  server.get('/api/v1/alerts/messages', {
    config: { access: 'admin' },
    schema: {
      summary: 'The newest messages and what became of them, newest first',
      response: { 200: listed(messageRow) },
    },
    handler: async () => listOf([...collector.state().alerts.recent].reverse()),
  });

  server.post('/api/v1/alerts/routes/:name/test', {
    config: { access: 'admin' },
    schema: {
      summary: 'Sends a test by a route at once, to its first recipients, and says what became of it',
      params: z.object({ name: z.string().max(100) }),
      response: { 200: listed(testRow), 404: errorAnswer, 429: errorAnswer },
    },
    async handler(request, reply) {
      const { name } = request.params;
      const tested = await outlets?.test(name);
      if (tested === undefined || tested === 'unknown')
        return reply.code(404).send({ error: `${noSuchRoute(name, outlets ?? { routes: () => [] })}.` });
      if (tested === 'too-soon')
        return reply.code(429).send({ error: `The route ${name} was tried a moment ago: wait ten seconds.` });
      return listOf(tested);
    },
  });
};
