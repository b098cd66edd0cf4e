import type { ServiceSettingsRow, TrialAnswer } from '@mach/wire';
import { z } from 'zod';
import { serviceSchema, WATCHERS, type WatchedService } from '../../config/schema.ts';
import { watchedService } from '../../config/watched-service.ts';
import { servicesSeen } from '../../exposition/service-seen.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { createRateLimit } from '../../ingest/rate-limit.ts';
import { errorAnswer, listed, listOf } from '../schemas.ts';
import { refusals } from './schemas.ts';

/** Tries that one person makes: every system of a province twice over, and no more than somebody looks at. */
const TRIALS = { perMinute: 30, atOnce: 40 } as const;
const TRIALS_UNDER_WAY_MAX = 8;

const id = z.object({ id: z.string().max(40) });
const serviceSeen = z.object({ good: z.int(), failed: z.int(), at: z.number() });
const serviceRow = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  hosts: z.array(z.string()).readonly(),
  path: z.enum(['internet', 'data-network']),
  from: z.enum(['file', 'pages']),
  staticPage: z.string().exactOptional(),
  applicationPage: z.string().exactOptional(),
  everyS: z.int(),
  requestsPerDayMax: z.int(),
  watchedBy: z.enum(WATCHERS),
  agents: serviceSeen.exactOptional(),
  version: z.string(),
}) satisfies z.ZodType<ServiceSettingsRow>;

const values = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));
const trialAnswer = z.object({
  at: z.number(),
  url: z.string(),
  ok: z.boolean(),
  failure: z.string().exactOptional(),
  detail: z.string().exactOptional(),
  durationMs: z.number(),
  values,
}) satisfies z.ZodType<TrialAnswer>;

/** The systems that communes depend on: those of the file as they stand there, and those that the pages choose beside them; each with a try. */
export const administerServices: Routes = (server, context) => {
  const { collector, world } = context;
  const trials = createRateLimit(TRIALS);
  let underWay = 0;
  const chosen = (given: string) => collector.state().registry.chosenServices.get(given);

  server.get('/api/v1/admin/services', {
    config: { access: 'admin' },
    schema: {
      summary: 'Services with their settings: where these stand, and what agents found last',
      response: { 200: listed(serviceRow) },
    },
    handler() {
      const seen = servicesSeen(collector.state());
      const { chosenServices } = collector.state().registry;
      return listOf(
        collector.watched().services.map((service): ServiceSettingsRow => {
          const agents = seen.get(service.id);
          const own = chosenServices.get(service.id);
          const isOfPages = own !== undefined && !isOfFile(service.id);
          return {
            ...rowOf(service),
            from: isOfPages ? 'pages' : 'file',
            ...(agents === undefined ? {} : { agents }),
            version: versionOf(isOfPages ? own : service),
          };
        }),
      );
    },
  });

  server.post('/api/v1/admin/services', {
    config: { access: 'admin' },
    schema: {
      summary: 'Watches another service; agents hear of it with the answer to their next report',
      body: serviceSchema,
      response: { 201: serviceRow, ...refusals },
    },
    async handler(request, reply) {
      const service = request.body;
      if (collector.state().registry.services.has(service.id)) {
        const error = `There is a service ${service.id} already: give this one another id.`;
        return reply
          .code(409)
          .send({ error, code: 'name-taken', problems: [{ path: 'id', found: 'name-taken', expected: error }] });
      }
      const done = await decideAsSeen(context, { request, reply, change: { type: 'choose-service', service } });
      return done === undefined ? reply : reply.code(201).send(chosenRow(service.id));
    },
  });

  server.put('/api/v1/admin/services/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Gives a service that the pages chose other settings',
      params: id,
      body: serviceSchema,
      response: { 200: serviceRow, ...refusals },
    },
    async handler(request, reply) {
      const service = { ...request.body, id: request.params.id };
      const change = { type: 'choose-service', service } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => held(service.id) });
      return done === undefined ? reply : chosenRow(service.id);
    },
  });

  server.delete('/api/v1/admin/services/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Watches a service of the pages no more; what was measured stays',
      params: id,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'drop-service', id: request.params.id } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => held(change.id) });
      return done === undefined ? reply : reply.code(204).send();
    },
  });

  server.post('/api/v1/admin/services/trial', {
    config: { access: 'admin' },
    schema: {
      summary: 'Tries the pages of a service once, from where the collector stands. Nothing is kept',
      body: serviceSchema,
      response: { 200: z.object({ items: z.array(trialAnswer) }), 429: errorAnswer, 503: errorAnswer },
    },
    async handler(request, reply) {
      const tryPage = world?.tryPage;
      if (tryPage === undefined)
        return reply.code(503).send({ error: 'This collector can try nothing.', code: 'no-trial' });
      const waitS = trials.take(request.caller?.by ?? '', collector.now());
      if (waitS > 0 || underWay >= TRIALS_UNDER_WAY_MAX) {
        const error = 'Too many tries at once: wait a moment.';
        return reply
          .code(429)
          .header('retry-after', String(Math.max(1, waitS)))
          .send({ error, code: 'busy' });
      }
      const { pages, expectedIssuer, pins } = watchedService(request.body);
      underWay++;
      try {
        const items = await Promise.all(
          pages.map(async ({ url, page }) => {
            const found = await tryPage(url, {
              ...(page === undefined ? {} : { page }),
              ...(expectedIssuer === undefined ? {} : { expectedIssuer }),
              ...(pins === undefined ? {} : { pins: pins.join(',') }),
            });
            return { at: collector.now(), url, ...found, values: { ...found.values } };
          }),
        );
        return { items };
      } finally {
        underWay--;
      }
    },
  });

  function isOfFile(given: string): boolean {
    return collector.state().registry.servicesOfFile.some((service) => service.id === given);
  }

  /** Of the file too: then it is told that it is changed there, and not that it is not there. */
  function held(given: string): unknown {
    return isOfFile(given) ? collector.watched().services.find((each) => each.id === given) : chosen(given);
  }

  function chosenRow(given: string): ServiceSettingsRow {
    const service = chosen(given);
    if (service === undefined) throw new Error(`the service ${given} was chosen and is not there`);
    return { ...rowOf(watchedService(service)), from: 'pages', version: versionOf(service) };
  }
};

function rowOf(service: WatchedService): Omit<ServiceSettingsRow, 'from' | 'version'> {
  const { id: own, kind, name, hosts, path, everyS, requestsPerDayMax, watchedBy } = service;
  const pageOf = (wanted: 'static' | 'application') => service.pages.find(({ page }) => page === wanted)?.url;
  const [staticPage, applicationPage] = [pageOf('static'), pageOf('application')];
  return {
    ...{ id: own, kind, name, hosts, path, everyS, requestsPerDayMax, watchedBy },
    ...(staticPage === undefined ? {} : { staticPage }),
    ...(applicationPage === undefined ? {} : { applicationPage }),
  };
}
