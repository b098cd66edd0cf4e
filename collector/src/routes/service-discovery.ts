import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { isCommuneNow } from '../state/commune-now.ts';
import { errorAnswer } from './schemas.ts';

const targetGroups = z.array(z.object({ targets: z.array(z.string()), labels: z.record(z.string(), z.string()) }));

/**
 * HTTP service discovery for Prometheus: one target a commune and one for the province's own agents. Prometheus keeps
 * its old list on an error, so until the state is whole the answer is 503 and never a short list. The target is the
 * collector under the name by which Prometheus reached it just now.
 */
export const serviceDiscovery: Routes = (server, { collector }) => {
  server.get('/sd/prometheus', {
    config: { access: 'scrape' },
    schema: {
      summary: 'Targets for Prometheus, one a commune',
      response: { 200: targetGroups, 503: errorAnswer },
    },
    async handler(request, reply) {
      const readiness = collector.readiness();
      if (!readiness.ready) return reply.code(503).send({ error: readiness.reason });
      const targets = [request.host];
      const { units } = collector.state().registry;
      const communes = [...units.values()].filter(isCommuneNow);
      return [
        ...communes.map(({ code, parent }) => ({
          targets,
          labels: {
            __param_commune: code,
            commune_code: code,
            ...(parent === undefined ? {} : { province_code: parent }),
          },
        })),
        ...[...units.values()]
          .filter(({ kind }) => kind === 'province')
          .map(({ code }) => ({ targets, labels: { __param_scope: 'province', province_code: code } })),
      ];
    },
  });
};
