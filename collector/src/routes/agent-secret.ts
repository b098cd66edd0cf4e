import { secretOfferShape } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import type { Routes } from '../http/api-server.ts';
import { sendAnswer } from '../http/send.ts';

/** Where a device says which secret it will show from now on. Checked by `ingest/`; zod describes it. */
export const agentSecret: Routes = (server, { collector, limits }) => {
  server.post('/api/v1/agent/secret', {
    config: { access: 'device' },
    bodyLimit: limits.strangerBodyBytesMax,
    schema: {
      summary:
        'The SHA-256 of the secret that the device will show from now on; the one of before ends with its first use',
      security: [{ device: [] }],
      body: schemaOf(secretOfferShape),
    },
    validatorCompiler: () => () => true,
    handler: async (request, reply) => sendAnswer(reply, await collector.offerSecret(request.device, request.body)),
  });
};
