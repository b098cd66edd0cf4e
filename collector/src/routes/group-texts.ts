import { type GroupText, groupTextOf, LANGUAGES, zaloDigest, zaloIncident } from '@mach/messages';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { newsOf } from '../alerts/news-of.ts';
import type { Routes } from '../http/api-server.ts';
import { maySeeIncident } from '../http/own-commune.ts';
import { errorAnswer } from './schemas.ts';

const language = z.object({ lang: z.enum(LANGUAGES).default('vi') });
const params = z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const textAnswer = z.object({ text: z.string() });
const answers = { 200: textAnswer, 404: errorAnswer, 503: errorAnswer };

/** What is copied into the province's chat group: an incident, or the digest of the day, as text and as picture. */
export const groupTexts: Routes = (server, { collector, alerts, drawGroupText }) => {
  server.get('/api/v1/incidents/:number/zalo', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'An incident as a text of at most 600 characters, without addresses and names of devices',
      params,
      querystring: language,
      response: answers,
    },
    async handler(request, reply) {
      const text = incidentText(request, request.params.number, request.query.lang);
      return text === undefined ? none(reply, request.params.number) : { text: groupTextOf(text) };
    },
  });

  server.get('/api/v1/incidents/:number/zalo.png', {
    config: { access: 'own-commune' },
    schema: { summary: 'The same as a picture (PNG)', params, querystring: language },
    async handler(request, reply) {
      const text = incidentText(request, request.params.number, request.query.lang);
      return text === undefined ? none(reply, request.params.number) : picture(reply, text);
    },
  });

  server.get('/api/v1/digest/zalo', {
    config: { access: 'read' },
    schema: {
      summary: 'The digest of the province as of now, for the same group',
      querystring: language,
      response: answers,
    },
    async handler(request, reply) {
      const digest = await alerts?.digest();
      if (digest === undefined) return reply.code(503).send({ error: 'This collector makes no digest.' });
      return { text: groupTextOf(zaloDigest(digest, request.query.lang)) };
    },
  });

  server.get('/api/v1/digest/zalo.png', {
    config: { access: 'read' },
    schema: { summary: 'The same as a picture (PNG)', querystring: language },
    async handler(request, reply) {
      const digest = await alerts?.digest();
      if (digest === undefined) return reply.code(503).send({ error: 'This collector makes no digest.' });
      return picture(reply, zaloDigest(digest, request.query.lang));
    },
  });

  function incidentText(
    request: Parameters<typeof maySeeIncident>[0],
    number: number,
    lang: (typeof LANGUAGES)[number],
  ): GroupText | undefined {
    const state = collector.state();
    const incident = state.incidents.get(number);
    if (incident === undefined || !maySeeIncident(request, incident, state.registry)) return undefined;
    const now = collector.now();
    const news = newsOf(state, incident, incident.endedAt === undefined ? 'opened' : 'ended', now);
    const { acknowledgements } = incident;
    return zaloIncident({ ...news, ...(acknowledgements && { acknowledgements }) }, now, lang);
  }

  async function picture(reply: FastifyReply, text: GroupText): Promise<FastifyReply> {
    if (drawGroupText === undefined) return reply.code(503).send({ error: 'This collector draws no pictures.' });
    return reply.type('image/png').send(Buffer.from(await drawGroupText(text)));
  }
};

const none = (reply: FastifyReply, number: number): FastifyReply =>
  reply.code(404).send({ error: `There is no incident ${number}.` });
