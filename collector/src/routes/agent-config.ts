import type { Routes } from '../http/api-server.ts';
import { sendAnswer } from '../http/send.ts';

/** What a device is to measure; 304 when the list that it has is the current one. */
export const agentConfig: Routes = (server, { collector }) => {
  server.get('/api/v1/agent/config', {
    config: { access: 'device' },
    schema: { summary: 'The checks of the device that asks', security: [{ device: [] }] },
    async handler(request, reply) {
      const answer = collector.agentConfig(request.device);
      if (!answer.ok) return sendAnswer(reply, answer);
      const etag = `"${answer.value.etag}"`;
      reply.header('etag', etag).header('cache-control', 'private, no-cache');
      const known = (request.headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
      return known.includes(etag) ? reply.code(304).send() : reply.send(answer.value);
    },
  });
};
