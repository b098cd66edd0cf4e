import type { AnnouncedMeeting, Meeting } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { listed, listOf, unitCode } from '../schemas.ts';
import { refusals } from './schemas.ts';

/** Beyond that no date is written: 2100. */
const moment = z.int().min(0).max(4_102_444_800_000);
const given = {
  title: z.string().trim().min(1).max(200),
  startsAt: moment,
  endsAt: moment,
  /** Empty: all. */
  communes: z.array(unitCode).max(5_000),
};
const announced = z.object({
  id: z.string(),
  ...{ title: z.string(), startsAt: z.number(), endsAt: z.number() },
  communes: z.array(z.string()).readonly(),
  version: z.string(),
}) satisfies z.ZodType<AnnouncedMeeting>;
const byId = z.object({ id: z.string().max(100) });

/** Video meetings as they are announced: entered, changed, called off. Their rooms: `/api/v1/meetings`. */
export const administerMeetings: Routes = (server, context) => {
  const meetings = () => context.collector.state().registry.meetings;

  server.get('/api/v1/admin/meetings', {
    config: { access: 'admin' },
    schema: { summary: 'Meetings that were announced, by their beginning', response: { 200: listed(announced) } },
    handler: () => listOf([...meetings().values()].toSorted((a, b) => a.startsAt - b.startsAt).map(rowOf)),
  });

  server.post('/api/v1/admin/meetings', {
    config: { access: 'admin' },
    schema: {
      summary: 'Announces a meeting. One of the same title and beginning is renewed',
      body: z.object(given),
      response: { 201: z.object({ imported: z.int() }), ...refusals },
    },
    async handler(request, reply) {
      const change = { type: 'set-meeting', meeting: request.body } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(201).send({ imported: done.imported ?? 0 });
    },
  });

  server.put('/api/v1/admin/meetings/:id', {
    config: { access: 'admin' },
    schema: {
      summary: 'Changes an announced meeting; If-Match has the version that was seen',
      params: byId,
      body: z.object(given),
      response: { 200: announced, ...refusals },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const change = { type: 'set-meeting', id, meeting: request.body } as const;
      const done = await decideAsSeen(context, { request, reply, change, about: () => meetings().get(id) });
      return done === undefined ? reply : rowOf(meetings().get(id) ?? { id, ...request.body });
    },
  });

  server.delete('/api/v1/admin/meetings/:id', {
    config: { access: 'admin' },
    schema: { summary: 'Calls a meeting off', params: byId, response: { 204: z.undefined(), ...refusals } },
    async handler(request, reply) {
      const change = { type: 'call-off-meeting', id: request.params.id } as const;
      const done = await decideAsSeen(context, { request, reply, change });
      return done === undefined ? reply : reply.code(204).send();
    },
  });
};

const rowOf = (meeting: Meeting): AnnouncedMeeting => ({ ...meeting, version: versionOf(meeting) });
