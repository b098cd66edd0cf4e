import type { Problem } from '@mach/wire';
import type { FastifyReply } from 'fastify';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a paper as a file of this name. */
export function sendFile(reply: FastifyReply, file: string, bytes: Uint8Array): FastifyReply {
  const type = TYPES[file.endsWith('.xlsx') ? 'xlsx' : 'docx'];
  return reply.type(type).header('content-disposition', `attachment; filename="${file}"`).send(Buffer.from(bytes));
}

/** Says what is wrong with the province's template: whoever asked can't mend it, and tells who can. */
export function sendTemplateProblems(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const [first] = problems;
  const error = `The template of this paper has mistakes, tell the administrator: ${first?.path}: found ${first?.found}, expected ${first?.expected}.`;
  return reply.code(500).send({ error, problems });
}
