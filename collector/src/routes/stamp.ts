import type { Routes } from '../http/api-server.ts';
import { sendAnswer } from '../http/send.ts';

/** Sessions of devices with the reflectors, and the secret for a reflector on another host. */
export const stamp: Routes = (server, { collector }) => {
  server.post('/api/v1/stamp/sessions', {
    config: { access: 'device' },
    schema: { summary: 'Opens a session with the reflectors for the device that asks', security: [{ device: [] }] },
    async handler(request, reply) {
      reply.header('cache-control', 'no-store');
      return sendAnswer(reply, collector.stampSession(request.device));
    },
  });
  server.get('/api/v1/stamp/secret', {
    config: { access: 'reflect' },
    schema: { summary: 'What a reflector on another host needs to know its devices', security: [{ token: [] }] },
    async handler(_request, reply) {
      reply.header('cache-control', 'no-store');
      return sendAnswer(reply, collector.stampSecret());
    },
  });
};
