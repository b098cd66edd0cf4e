import { paperWords } from '@mach/messages';
import type { Incident, Print } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { maySeeIncident, maySeePast } from '../http/own-commune.ts';
import { type PaperFile, paperFile, verifyAddress } from '../incidents/papers/paper-file.ts';
import { dossierOf, findPrint, type PaperWish } from '../incidents/papers/papers.ts';
import { readPrintCode } from '../incidents/papers/print-code.ts';
import { communeThen } from '../incidents/papers/sites-touched.ts';
import { incidentNumber, printNote } from './incident-schema.ts';
import { errorAnswer, unitCode } from './schemas.ts';

const format = z.object({
  format: z.enum(['json', 'csv', 'docx']).default('json'),
  lang: z.enum(['vi', 'en']).default('vi').describe('of a document; a table has names of its own'),
});

/** What stands on a paper goes out as it was frozen: whoever reckons its SHA-256 must find all of it. */
const content = z.looseObject({
  kind: z.enum(['dossier', 'slip']),
  form: z.int(),
  number: z.int(),
  madeAt: z.number(),
});
const printAnswer = z.object({ note: printNote, incident: z.int(), content });

const WISH_BYTES_MAX = 1_000;

/** Papers about incidents: the dossier as it would be printed now, freezing one, and frozen ones by their code. */
export const incidentPapers: Routes = (server, { collector, files, settings }) => {
  const verifyAt = () => verifyAddress(settings.publicUrl);

  const seen = (request: FastifyRequest, number: number): Incident | undefined => {
    const incident = collector.state().incidents.get(number);
    return incident !== undefined && maySeeIncident(request, incident, collector.state().registry)
      ? incident
      : undefined;
  };

  server.get('/api/v1/incidents/:number/dossier', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'The dossier of an incident as of now; nothing of it is frozen',
      params: incidentNumber,
      querystring: format,
      response: { 200: content, 404: errorAnswer },
    },
    async handler(request, reply) {
      const { number } = request.params;
      const incident = seen(request, number);
      if (incident === undefined) return noIncident(reply, number);
      const dossier = await dossierOf(collector, incident, request.caller?.communeCode);
      const { format: asked, lang: language } = request.query;
      if (asked === 'json') return loose(dossier);
      return sendFile(reply, paperFile(dossier, { format: asked, language }, files));
    },
  });

  server.post('/api/v1/incidents/:number/prints', {
    config: { access: 'write-down' },
    bodyLimit: WISH_BYTES_MAX,
    schema: {
      summary: 'Freezes a dossier, or the slip of one commune; 200 where the last one says the same',
      params: incidentNumber,
      body: z.strictObject({ kind: z.enum(['dossier', 'slip']), commune: unitCode.optional() }),
      response: { 200: printAnswer, 201: printAnswer, 400: errorAnswer, 404: errorAnswer, 409: errorAnswer },
    },
    handler: (request, reply) =>
      collector.exclusive(async () => {
        const { number } = request.params;
        const incident = seen(request, number);
        if (incident === undefined) return noIncident(reply, number);
        const { registry } = collector.state();
        const wish = wishOf(request.body, request, (code) => communeThen(incident, code, registry));
        if (wish === undefined) return reply.code(400).send({ error: 'A slip is of one commune: give its code.' });
        if (wish.commune !== undefined && !maySeePast(request, wish.commune, registry))
          return noIncident(reply, number);
        const made = await collector.makePaper(number, wish, request.caller?.by);
        if (made === undefined) return noIncident(reply, number);
        if (!made.ok) return reply.code(409).send({ error: paperWords('en').slip.because[made.because] });
        return reply.code(made.isNew ? 201 : 200).send(asAnswer(made.print));
      }),
  });

  server.get('/api/v1/prints/:code', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'A frozen paper by its code, with its SHA-256',
      params: z.object({ code: z.string().max(100) }),
      querystring: format,
      response: { 200: printAnswer, 404: errorAnswer, 410: errorAnswer },
    },
    async handler(request, reply) {
      const read = readPrintCode(request.params.code);
      const found = read.ok ? await findPrint(collector, read.code) : undefined;
      if (found === 'damaged')
        return reply
          .code(410)
          .send({ error: 'What was frozen under this code is damaged: mach-collector journal check.' });
      // A dossier of the whole province is not a commune's to see.
      const isOwn =
        request.caller?.communeCode === undefined ||
        maySeePast(request, found?.note.commune ?? '', collector.state().registry);
      if (found === undefined || !isOwn) return reply.code(404).send({ error: 'There is no paper with this code.' });
      const { format: asked, lang: language } = request.query;
      if (asked === 'json') return asAnswer(found);
      const wish = { format: asked, language, note: found.note, verifyAt: verifyAt() };
      return sendFile(reply, paperFile(found.content, wish, files));
    },
  });
};

function wishOf(
  { kind, commune }: { readonly kind: 'dossier' | 'slip'; readonly commune?: string | undefined },
  { caller }: FastifyRequest,
  thenOf: (code: string) => string,
): PaperWish | undefined {
  const own = commune ?? caller?.communeCode;
  if (kind === 'dossier') return own === undefined ? { kind } : { kind, commune: own };
  return own === undefined ? undefined : { kind, commune: thenOf(own) };
}

const loose = (frozen: Print['content']) => frozen as unknown as z.output<typeof content>;

const asAnswer = ({ note, incident, content: frozen }: Print) => ({ note, incident, content: loose(frozen) });

const noIncident = (reply: FastifyReply, number: number) =>
  reply.code(404).send({ error: `There is no incident ${number}.` });

function sendFile(reply: FastifyReply, file: PaperFile | undefined): FastifyReply {
  if (file === undefined)
    return reply.code(404).send({ error: 'A slip is one page and no table: take it as JSON or DOCX.' });
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${file.name}"`)
    .send(Buffer.from(file.bytes));
}
