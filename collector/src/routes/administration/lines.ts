import { LINE_KINDS } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { refusals } from './schemas.ts';

const text = (lengthMax: number) => z.string().trim().max(lengthMax).default('');
/** As the columns of a table of lines; what is empty is not said. */
const given = z.object({
  kind: z.enum(LINE_KINDS),
  provider: z.string().trim().min(1).max(100),
  circuit: text(100),
  contract: text(100),
  committedBitsPerSecond: z.number().positive().max(1e11).optional(),
  hotline: text(50),
  isMetered: z.boolean().default(false),
});
const byId = z.object({ id: z.string().max(64) });

/** Lines of sites as their contracts have them: whom to call, under which number they know the line, what was promised. */
export const administerLines: Routes = (server, context) => {
  const lines = () => context.collector.state().registry.lines;

  server.post('/api/v1/admin/sites/:id/lines', {
    config: { access: 'admin' },
    schema: {
      summary: 'Registers a line of a site',
      params: byId,
      body: given,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'set-line', siteId: request.params.id, line: lineOf(request.body) } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(204).send();
    },
  });

  server.put('/api/v1/admin/lines/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Corrects what is registered of a line; If-Match has the version that was seen',
      params: byId,
      body: given,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const siteId = lines().get(id)?.siteId ?? '';
      const change = { type: 'set-line', id, siteId, line: lineOf(request.body) } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => lines().get(id) });
      return done === undefined ? reply : reply.code(204).send();
    },
  });

  server.delete('/api/v1/admin/lines/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Takes a line out of the register',
      params: byId,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'remove-line', id: request.params.id } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};

function lineOf({
  kind,
  provider,
  circuit,
  contract,
  committedBitsPerSecond,
  hotline,
  isMetered,
}: z.output<typeof given>) {
  return {
    ...{ kind, provider },
    ...(circuit === '' ? {} : { circuit }),
    ...(contract === '' ? {} : { contract }),
    ...(committedBitsPerSecond === undefined ? {} : { committedBitsPerSecond }),
    ...(hotline === '' ? {} : { hotline }),
    ...(isMetered ? { isMetered: true as const } : {}),
  };
}
