import { TABLE_KINDS, type TablePreview } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { comparedWith, previewTable, understandTable } from '../../admin/table-import.ts';
import type { AdministrationWorld, ApiServer, Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { cure, errorAnswer } from '../schemas.ts';
import { refusals } from './schemas.ts';

/** A province's list of communes as a workbook has some 20 kB; a list of all its equipment a hundred times that. */
const FILE_BYTES_MAX = 5_242_880;

const table = z.object({ table: z.enum(TABLE_KINDS) });
const problem = z.object({
  line: z.int(),
  column: z.string().exactOptional(),
  found: z.string(),
  expected: z.string(),
  cure: cure.exactOptional(),
});
const preview = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'utf-8-twice', 'utf-16', 'tcvn3', 'windows-1258', 'windows-1252']).exactOptional(),
  rows: z.int(),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  problems: z.array(problem),
  problemsTotal: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  zerosRestored: z.int(),
  version: z.string(),
});

/** Tables that people hand over: looked at first, with every mistake in its cell, then taken as they were looked at. */
export const administerImports: Routes = (server, context) => {
  const { collector, random, world } = context;
  takeFiles(server);

  server.post('/api/v1/admin/imports/:table/preview', {
    config: { access: 'admin' },
    bodyLimit: FILE_BYTES_MAX,
    schema: {
      summary: 'What a table (CSV or XLSX as the body) would change, and each mistake in it. Changes nothing',
      params: table,
      response: { 200: preview, 422: errorAnswer },
    },
    async handler(request, reply) {
      const read = await readBody(request, reply, world?.readTable);
      if (read === undefined) return reply;
      const { table: kind } = request.params;
      const { rows, ok: _, ...file } = read;
      const state = collector.state();
      const found = previewTable(understandTable(kind, rows), state, { now: collector.now(), random });
      const seen: TablePreview = { ...file, ...found, version: versionOf(comparedWith(kind, state.registry)) };
      return seen as z.output<typeof preview>;
    },
  });

  server.post('/api/v1/admin/imports/:table', {
    config: { access: 'admin' },
    bodyLimit: FILE_BYTES_MAX,
    schema: {
      summary: 'Takes a table up, whole or not at all; If-Match has the version of its preview',
      params: table,
      response: { 200: z.object({ imported: z.int() }), ...refusals },
    },
    async handler(request, reply) {
      const read = await readBody(request, reply, world?.readTable);
      if (read === undefined) return reply;
      const { table: kind } = request.params;
      const { asked } = understandTable(kind, read.rows);
      if (!asked.ok) {
        const error = 'The table has mistakes, nothing of it was taken: its preview names each.';
        return reply.code(422).send({ error, code: 'table-mistakes', problems: [...asked.problems] });
      }
      const about = () => comparedWith(kind, collector.state().registry);
      const done = await decideAsSeen(context, { request, reply, change: asked.change, about });
      return done === undefined ? reply : { imported: done.imported ?? 0 };
    },
  });
};

/** The file as it is, whatever the browser calls it. */
function takeFiles(server: ApiServer): void {
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

async function readBody(request: FastifyRequest, reply: FastifyReply, readTable: AdministrationWorld['readTable']) {
  const bytes = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
  const read = (await readTable?.(bytes)) ?? { ok: false, why: 'unreadable', detail: 'this collector reads no tables' };
  if (read.ok) return read;
  reply.code(422).send({ error: `The file can't be read as a table: ${read.detail}.`, code: `table-${read.why}` });
  return undefined;
}
