import type { Reorganisation } from '@mach/wire';
import { z } from 'zod';
import { planReorganisation, type ReorganiseRequest } from '../../admin/reorganise.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import type { Registry } from '../../state/fleet-state.ts';
import { errorAnswer, listed, listOf } from '../schemas.ts';
import { refusals } from './schemas.ts';

const into = z.object({ code: z.string().max(5), name: z.string().max(300).exactOptional() });
const given = {
  into,
  validFrom: z.iso.date(),
  document: z.string().trim().max(200).exactOptional(),
};
const merge = z.object({ type: z.literal('merge-units'), from: z.array(z.string().max(5)).max(200), ...given });
const split = z.object({
  type: z.literal('split-unit'),
  from: z.string().max(5),
  sites: z.array(z.string().max(64)).max(1_000),
  ...given,
});
const asked = z.discriminatedUnion('type', [merge, split]);

const preview = z.object({
  sites: z.int(),
  devices: z.int(),
  ends: z.array(z.string()).readonly(),
  renames: z.array(z.object({ before: z.string(), after: z.string() })).readonly(),
  accountsLeft: z.array(z.string()).readonly(),
  version: z.string(),
});
const past = z.object({
  validFrom: z.string(),
  document: z.string().exactOptional(),
  ends: z.array(z.object({ code: z.string(), successor: z.string() })).readonly(),
  moves: z
    .array(z.object({ site: z.string(), from: z.string(), to: z.string(), name: z.string().exactOptional() }))
    .readonly(),
  units: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
}) satisfies z.ZodType<Omit<Reorganisation, 'units'>>;

/** What a merger or split is decided from: where it is another, somebody changed the register meanwhile. */
const lookedAt = ({ units, sites, reorganisations }: Registry): unknown => [
  [...units.values()],
  [...sites.values()].map(({ id, unitCode, name }) => [id, unitCode, name]),
  reorganisations.length,
];

/** Mergers and splits of communes: looked at first, then entered as facts of the register. */
export const administerReorganisations: Routes = (server, context) => {
  const { collector } = context;
  const registry = () => collector.state().registry;

  server.get('/api/v1/admin/reorganisations', {
    config: { access: 'admin' },
    schema: { summary: 'Mergers and splits that were entered, the last first', response: { 200: listed(past) } },
    handler: () => listOf(registry().reorganisations.toReversed()),
  });

  server.post('/api/v1/admin/reorganisations/preview', {
    config: { access: 'admin' },
    schema: {
      summary: 'What a merger or a split would do. Changes nothing',
      body: asked,
      response: { 200: preview, 422: errorAnswer },
    },
    async handler(request, reply) {
      const planned = planReorganisation(request.body as ReorganiseRequest, registry(), collector.now());
      if (planned.ok) return { ...planned.preview, version: versionOf(lookedAt(registry())) };
      const { error, code = 'not-possible', field = '' } = planned;
      return reply
        .code(422)
        .send({ error: `${error}.`, code, problems: [{ path: field, found: code, expected: error }] });
    },
  });

  server.post('/api/v1/admin/reorganisations', {
    config: { access: 'admin' },
    schema: {
      summary: 'Enters a merger or a split; If-Match has the version of its preview',
      body: asked,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = request.body as ReorganiseRequest;
      const done = await decideAsSeen(context, { request, reply, change, about: () => lookedAt(registry()) });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};
