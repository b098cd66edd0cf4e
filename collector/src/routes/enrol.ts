import { enrolmentRequestShape } from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { addressKey } from '../http/address-key.ts';
import type { Routes } from '../http/api-server.ts';
import { sendAnswer } from '../http/send.ts';
import { tooMany } from '../http/too-many.ts';

/** Where a device joins with a token. Checked by `ingest/`, whose sentences say what to do; zod describes it. */
export const enrol: Routes = (server, { collector, byAddress, limits }) => {
  server.post('/api/v1/enrol', {
    config: { access: 'public' },
    // Decided before a byte of the body is read.
    async onRequest(request, reply) {
      const waitS = byAddress.enrolments.take(addressKey(request), collector.now());
      return waitS > 0 ? tooMany(reply, waitS) : undefined;
    },
    bodyLimit: limits.strangerBodyBytesMax,
    schema: { summary: 'A device joins with a join token', body: schemaOf(enrolmentRequestShape) },
    validatorCompiler: () => () => true,
    handler: async (request, reply) => sendAnswer(reply, await collector.enrol(request.body)),
  });
};
