import { type MeetingDetail, type MeetingRow, ROOM_STATES, type RoomRow } from '@mach/wire';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RouteContext, Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { type MeetingsAsked, meetingDetail, meetingRows } from '../meetings/meeting-rows.ts';
import { errorAnswer, listed, listOf } from './schemas.ts';

const count = z.int();
const state = z.enum(ROOM_STATES);

const meetingRow = z.object({
  id: z.string(),
  title: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  communes: count,
  rooms: z.record(state, count),
}) satisfies z.ZodType<MeetingRow>;

const topic = z.object({
  topic: z.string(),
  light: z.enum(['good', 'warning', 'critical', 'unknown', 'not-asked']),
  finding: z.string().exactOptional(),
  values: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  at: z.number().exactOptional(),
});

const roomRow = z.object({
  communeCode: z.string(),
  communeName: z.string(),
  device: z.object({ id: z.string(), number: z.int(), label: z.string().exactOptional() }).exactOptional(),
  state,
  topics: z.array(topic).readonly(),
  testedAt: z.number().exactOptional(),
  nextTestAt: z.number().exactOptional(),
  untested: z.enum(['metered', 'no-reflector', 'no-moment']).exactOptional(),
  hasCodec: z.literal(true).exactOptional(),
}) satisfies z.ZodType<RoomRow>;

const meetingAnswer = meetingRow.extend({
  roomRows: z.array(roomRow).readonly(),
  shareBitsPerSecond: z.number(),
  testsAtOnce: count,
}) satisfies z.ZodType<MeetingDetail>;

/** Video meetings, and how ready the rooms of their communes are. */
export const meetings: Routes = (server, { collector }) => {
  server.get('/api/v1/meetings', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'Video meetings to come, under way and of the last day, with their rooms by readiness',
      response: { 200: listed(meetingRow) },
    },
    handler: async (request) => listOf(meetingRows(asked(request, collector))),
  });

  server.get('/api/v1/meetings/:id', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'One meeting with its rooms, those that need somebody first',
      params: z.object({ id: z.string().max(100) }),
      response: { 200: meetingAnswer, 404: errorAnswer },
    },
    async handler(request, reply) {
      const found = meetingDetail(request.params.id, asked(request, collector));
      return found ?? reply.code(404).send({ error: `There is no meeting ${request.params.id} to come.` });
    },
  });
};

function asked(request: FastifyRequest, collector: RouteContext['collector']): MeetingsAsked {
  return {
    state: collector.state(),
    tests: collector.meetingTests(),
    now: collector.now(),
    maySee: (code) => maySee(request, code),
  };
}
