import type { LineStep, SiteQuality, VideoTrain } from '@mach/wire';
import { z } from 'zod';
import { HISTORY_LIMITS } from '../history/limits.ts';
import { lineQuality } from '../history/line-quality.ts';
import { readPast } from '../history/read-past.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { errorAnswer } from './schemas.ts';

const SPAN_MS = 86_400_000;
const STEP_MS = 900_000;
/** PCs whose past is read: those that sit now first. Whoever sat before them is among the site's others. */
const PCS_MAX = 4;

const step = z.object({
  at: z.number(),
  lowMs: z.number().exactOptional(),
  midMs: z.number().exactOptional(),
  highMs: z.number().exactOptional(),
  ...{ lossRatio: z.number(), packets: z.number() },
}) satisfies z.ZodType<LineStep>;

const train = z.object({
  ...{ at: z.number(), by: z.int(), fit: z.enum(['good', 'fair', 'poor']), lossRatio: z.number() },
  rttMs: z.number().exactOptional(),
  jitterMs: z.number().exactOptional(),
  mos: z.number().exactOptional(),
}) satisfies z.ZodType<VideoTrain>;

const siteQuality = z.object({
  ...{ siteId: z.string(), from: z.number(), to: z.number(), stepMs: z.number() },
  lines: z
    .array(
      z.object({
        ...{ reflector: z.string(), path: z.enum(['internet', 'data-network']) },
        steps: z.array(step).readonly(),
      }),
    )
    .readonly(),
  trains: z.array(train).readonly(),
}) satisfies z.ZodType<SiteQuality>;

/** How the lines of a site fared over the last day. Of a line it is told to the quarter of an hour; which PC looked is not. */
export const quality: Routes = (server, { collector }) => {
  server.get('/api/v1/sites/:id/quality', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Round trips with their spread, loss and video quality of a site’s lines over the last day',
      params: z.object({ id: z.string().max(64) }),
      response: { 200: siteQuality, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const { registry, seats } = collector.state();
      const site = registry.sites.get(id);
      if (site === undefined || !maySee(request, site.unitCode))
        return reply.code(404).send({ error: `There is no site ${id}.` });
      const to = Math.ceil(collector.now() / STEP_MS) * STEP_MS;
      const window = { from: to - SPAN_MS, to };
      const sitting = [...seats.values()].flatMap(({ leader, deputy }) => [leader, deputy]);
      const pcs = [...registry.devices.values()]
        .filter(
          ({ siteId, coverage, equipment }) => siteId === id && coverage === 'measured' && equipment === undefined,
        )
        .sort((a, b) => rank(a) - rank(b))
        .slice(0, PCS_MAX);
      function rank({ id: device, role }: { readonly id: string; readonly role: string }): number {
        return sitting.includes(device) ? 0 : role === 'meeting-room' ? 1 : 2;
      }
      const past = [];
      for (const { id: device, number } of pcs)
        past.push({ number, readings: await readPast(collector.journal, { device }, window, HISTORY_LIMITS) });
      const paths = new Map([
        ['collector', 'internet'] as const,
        ...registry.reflectors.map((each) => [each.id, each.path] as const),
      ]);
      return lineQuality(past, { siteId: id, ...window, stepMs: STEP_MS, paths });
    },
  });
};
