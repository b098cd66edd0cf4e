import { ALERT_TOPICS } from '@mach/diagnosis';
import {
  ALERT_ROUTE_KINDS,
  type AlertListener,
  type AlertRouteFields,
  type AlertRouteList,
  type AlertRouteSettings,
} from '@mach/wire';
import { z } from 'zod';
import { enterRoute } from '../../alerts/enter-route.ts';
import { fieldsOfRoute, listenersOf, targetOfFile, targetOfPage } from '../../alerts/shown-route.ts';
import { ALERT_ROUTES_MAX, type AlertRouteConfig } from '../../config/alerts-schema.ts';
import { type TypedRoute, typedRouteSchema } from '../../config/page-route-schema.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import type { ChosenAlertRoute } from '../../state/registry-change.ts';
import { refusals } from './schemas.ts';

const name = z.object({ name: z.string().max(40) });
const listener = z.object({
  name: z.string(),
  to: z.string().exactOptional(),
  communes: z.array(z.string()).readonly().exactOptional(),
  hears: z.array(z.enum(ALERT_TOPICS)).readonly(),
  language: z.enum(['vi', 'en']),
  hours: z.string().exactOptional(),
  communesMin: z.int(),
}) satisfies z.ZodType<AlertListener>;
const fields = z.object({
  host: z.string().exactOptional(),
  port: z.int().exactOptional(),
  security: z.enum(['starttls', 'implicit', 'none']).exactOptional(),
  user: z.string().exactOptional(),
  from: z.string().exactOptional(),
  url: z.string().exactOptional(),
  method: z.enum(['POST', 'GET']).exactOptional(),
  contentType: z.string().exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
  accepted: z.string().exactOptional(),
  marks: z.boolean().exactOptional(),
}) satisfies z.ZodType<AlertRouteFields>;
const row = z.object({
  name: z.string(),
  kind: z.enum(ALERT_ROUTE_KINDS),
  from: z.enum(['file', 'pages']),
  target: z.string(),
  listeners: z.array(listener).readonly(),
  fields: fields.exactOptional(),
  secrets: z.array(z.enum(['password', 'secret', 'url'])).readonly(),
  isClosed: z.literal(true).exactOptional(),
  owed: z.int(),
  deliveredAt: z.number().exactOptional(),
  version: z.string(),
}) satisfies z.ZodType<AlertRouteSettings>;
const list = z.object({
  items: z.array(row).readonly(),
  total: z.int(),
  digestMinute: z.int(),
  repeatHours: z.number(),
  hasHeartbeat: z.boolean(),
}) satisfies z.ZodType<AlertRouteList>;

/** Routes of alerts: those of the configuration file, and those that are made here. Secrets come in, and never out again. */
export const administerAlertRoutes: Routes = (server, context) => {
  const { collector, alertDesk: desk, alerts } = context;
  const chosen = (of: string) => collector.state().registry.alertRoutes.get(of);
  const inFile = (of: string) => desk.ofFile().find((route) => route.name === of);

  server.get('/api/v1/admin/alert-routes', {
    config: { access: 'admin' },
    schema: { summary: 'Routes of alerts with who hears by them, without secrets', response: { 200: list } },
    handler() {
      const ofFile = desk.ofFile();
      const names = new Set(ofFile.map((route) => route.name));
      const own = [...collector.state().registry.alertRoutes.values()].filter(({ route }) => !names.has(route.name));
      const items = [...ofFile.map(ofConfiguration), ...own.map(ofPages)];
      return { items, total: items.length, ...desk.rules() };
    },
  });

  server.post('/api/v1/admin/alert-routes', {
    config: { access: 'admin' },
    schema: {
      summary: 'Makes a route of alerts; passwords, keys and the address of a webhook are sealed and never shown again',
      body: typedRouteSchema,
      response: { 200: row, ...refusals },
    },
    async handler(request, reply) {
      if (collector.state().registry.alertRoutes.size + desk.ofFile().length >= ALERT_ROUTES_MAX)
        return refuse(reply, { code: 'too-many', field: 'name', error: `at most ${ALERT_ROUTES_MAX} routes are kept` });
      return put(request, reply, request.body, undefined);
    },
  });

  server.put('/api/v1/admin/alert-routes/:name', {
    config: { access: 'admin' },
    schema: {
      summary:
        'A route of alerts as it is from now on; a secret that is left out stays, unless the route leads elsewhere',
      params: name,
      body: typedRouteSchema,
      response: { 200: row, ...refusals },
    },
    handler: async (request, reply) =>
      put(request, reply, { ...request.body, name: request.params.name }, request.params.name),
  });

  server.delete('/api/v1/admin/alert-routes/:name', {
    config: { access: 'admin' },
    schema: {
      summary: 'Removes a route of alerts; what it still owed is dropped, and counted',
      params: name,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { name: of } = request.params;
      if (inFile(of) !== undefined && chosen(of) === undefined) return refuse(reply, standsInFile(of));
      const change = { type: 'remove-alert-route', name: of } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => chosen(of) });
      if (done === undefined) return reply;
      await desk.retake();
      return reply.code(204).send();
    },
  });

  type Asking = Parameters<typeof decideAsSeen>[1];

  async function put(
    request: Asking['request'],
    reply: Asking['reply'],
    typed: TypedRoute,
    changed: string | undefined,
  ): Promise<never> {
    if (inFile(typed.name) !== undefined) return refuse(reply, standsInFile(typed.name));
    const held = changed === undefined ? undefined : chosen(changed);
    const before = held && { route: held.route, secrets: desk.open(held) ?? {} };
    const entered = enterRoute(typed, before, desk.mayAsk);
    if (!entered.ok) return refuse(reply, entered);
    const { route, secrets } = entered;
    const sealed = Object.keys(secrets).length === 0 ? {} : { sealed: desk.seal(secrets, route.name) };
    const change = { type: 'set-alert-route', route, ...sealed, isNew: changed === undefined } as const;
    const about = changed === undefined ? {} : { about: () => chosen(changed) };
    const done = await decideAsSeen(context, { request, reply, change, ...about });
    if (done === undefined) return reply as never;
    await desk.retake();
    return reply.send(ofPages(chosen(route.name) ?? { route })) as never;
  }

  function refuse(
    reply: Asking['reply'],
    { code, field, error }: { readonly code: string; readonly field: string; readonly error: string },
  ): never {
    const problems = [{ path: field, found: code, expected: error }];
    return reply.code(422).send({ error: `${error}.`, code, problems }) as never;
  }

  function ofConfiguration(route: AlertRouteConfig): AlertRouteSettings {
    const { name: of, kind } = route;
    const shown = { name: of, kind, from: 'file', target: targetOfFile(route), secrets: [] } as const;
    return { ...shown, listeners: listenersOf(route), ...running(of), version: versionOf(route) };
  }

  function ofPages(held: ChosenAlertRoute): AlertRouteSettings {
    const { route } = held;
    const secrets = desk.open(held);
    return {
      ...{ name: route.name, kind: route.kind, from: 'pages', target: targetOfPage(route) },
      ...{ listeners: listenersOf(route), fields: fieldsOfRoute(route) },
      secrets: Object.keys(secrets ?? {}) as AlertRouteSettings['secrets'],
      ...(secrets === undefined ? { isClosed: true } : {}),
      ...running(route.name),
      version: versionOf(held),
    };
  }

  function running(of: string): Pick<AlertRouteSettings, 'owed' | 'deliveredAt'> {
    const { owed = 0, deliveredAt } = alerts?.routes().find((route) => route.name === of) ?? {};
    return { owed, ...(deliveredAt === undefined ? {} : { deliveredAt }) };
  }
};

const standsInFile = (of: string) => ({
  ...{ code: 'route-in-file', field: 'name' },
  error: `${of} stands in the configuration file: change it there, then have the collector read it again`,
});
