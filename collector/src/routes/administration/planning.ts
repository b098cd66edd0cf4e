import { vietnamDayOf } from '@mach/knowledge';
import { PLANNING_KINDS, type PlanningFileRow } from '@mach/wire';
import { z } from 'zod';
import { PLANNING_FILE_CHARACTERS_MAX } from '../../admin/request.ts';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { fileInForce, newestFirst, textInForce } from '../../planning/in-force.ts';
import { planningMistakes } from '../../planning/planning-mistakes.ts';
import { errorAnswer, listed, listOf } from '../schemas.ts';
import { refusals } from './schemas.ts';

const id = z.object({ id: z.string().max(64) });
const row = z.object({
  id: z.string(),
  kind: z.enum(PLANNING_KINDS),
  date: z.string(),
  name: z.string(),
  uploadedAt: z.number(),
  state: z.enum(['in-force', 'planned', 'replaced']),
}) satisfies z.ZodType<PlanningFileRow>;

/** Prices and criteria of the province: files with their own day, of which the newest up to today is in force. */
export const administerPlanning: Routes = (server, context) => {
  const { collector } = context;
  const files = () => collector.state().registry.planningFiles;

  server.get('/api/v1/admin/planning-files', {
    config: { access: 'plan' },
    schema: { summary: 'Files of prices and criteria, the newest first', response: { 200: listed(row) } },
    handler() {
      const now = collector.now();
      const inForce = new Set(PLANNING_KINDS.map((kind) => fileInForce(collector.state().registry, kind, now)?.id));
      return listOf(
        newestFirst(files().values()).map(({ text: _, ...file }): PlanningFileRow => {
          const isPlanned = file.date > vietnamDayOf(now);
          return { ...file, state: inForce.has(file.id) ? 'in-force' : isPlanned ? 'planned' : 'replaced' };
        }),
      );
    },
  });

  server.get('/api/v1/admin/planning-files/:id', {
    config: { access: 'plan' },
    schema: { summary: 'A file as it was uploaded', params: id, response: { 404: errorAnswer } },
    async handler(request, reply) {
      const file = files().get(request.params.id);
      if (file === undefined) return reply.code(404).send({ error: 'There is no such file.', code: 'not-found' });
      return reply.type('text/plain; charset=utf-8').send(file.text as never);
    },
  });

  server.get('/api/v1/admin/planning-in-force/:kind', {
    config: { access: 'plan' },
    schema: {
      summary: 'Prices or criteria in force, as a file to start a new one from (YAML)',
      params: z.object({ kind: z.enum(PLANNING_KINDS) }),
    },
    async handler(request, reply) {
      const { registry } = collector.state();
      const text = textInForce(registry, request.params.kind, collector.now(), context.settings.planning);
      return reply.type('text/plain; charset=utf-8').send(text as never);
    },
  });

  server.post('/api/v1/admin/planning-files', {
    config: { access: 'plan' },
    bodyLimit: PLANNING_FILE_CHARACTERS_MAX * 6,
    schema: {
      summary: 'Takes a file of prices or criteria (YAML or JSON as text); every mistake is named with its place',
      body: z.object({
        kind: z.enum(PLANNING_KINDS),
        name: z.string().max(200),
        text: z.string().max(PLANNING_FILE_CHARACTERS_MAX),
      }),
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const { kind, text } = request.body;
      const world = {
        registry: collector.state().registry,
        now: collector.now(),
        configured: context.settings.planning,
      };
      const problems = planningMistakes(kind, text, world);
      if (problems.length > 0) {
        const error = 'The file has mistakes: each is named.';
        return reply.code(422).send({ error, code: 'file-mistakes', problems: [...problems] });
      }
      const done = await decideAsSeen(context, {
        request,
        reply,
        change: { type: 'add-planning-file', ...request.body },
      });
      return done === undefined ? reply : reply.code(204).send();
    },
  });

  server.delete('/api/v1/admin/planning-files/:id', {
    config: { access: 'plan' },
    schema: {
      summary: 'Removes a file; what was in force before it is again',
      params: id,
      response: { 204: z.undefined(), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'remove-planning-file', id: request.params.id } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};
