import type { Routes } from '../http/api-server.ts';

/** Whether the process is alive, and whether it can serve: 503 with the reason while it can't write its journal. */
export const health: Routes = (server, { collector, settings }) => {
  server.get('/-/healthy', {
    config: { access: 'public' },
    schema: { summary: 'Alive' },
    handler: async () => ({ status: 'alive', version: settings.version }),
  });
  server.get('/-/ready', {
    config: { access: 'public' },
    schema: { summary: 'Can serve; 503 with the reason when not' },
    async handler(_request, reply) {
      const readiness = collector.readiness();
      if (!readiness.ready) return reply.code(503).header('retry-after', '10').send({ error: readiness.reason });
      return { status: 'ready', ...(readiness.warning === undefined ? {} : { warning: readiness.warning }) };
    },
  });
};
