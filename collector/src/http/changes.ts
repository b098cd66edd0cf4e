import type { Random } from '@mach/ports';
import type { ErrorAnswer } from '@mach/wire';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CarriedOut, carryOut } from '../admin/carry-out.ts';
import type { AdminAnswer } from '../admin/request.ts';
import type { RouteContext } from './api-server.ts';
import { versionOf } from './version-of.ts';

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** What is to be decided; asked for when nobody else decides, so that it sees what is there. */
  readonly change: CarriedOut;
  /**
   * What the change is about, as it is now: where it is given, the caller says in `If-Match` which version they saw. Undefined where
   * there is no such thing.
   */
  readonly about?: () => unknown;
}

/** What came of it, or nothing where the reply is already given. */
export type Decided = Extract<AdminAnswer, { ok: true }> | undefined;

/**
 * Decides and journals what somebody asked for by the pages or the API, one at a time. Answers itself where it comes to nothing: 404
 * where what it is about is not there, 428 without the version that was seen, 412 where somebody changed it meanwhile, 422 where it can't be.
 */
export async function decideAsSeen(
  { collector, random }: Pick<RouteContext, 'collector'> & { readonly random: Random },
  { request, reply, change, about }: Asked,
): Promise<Decided> {
  const answer = await collector.exclusive(async () => {
    const refused = about === undefined ? undefined : reasonAgainst(request, about());
    return refused ?? carryOut(change, collector, { by: request.caller?.by ?? 'unknown', random });
  });
  if (answer.ok) return answer;
  const { error, problems, field } = answer;
  const { code = problems === undefined ? 'not-possible' : 'table-mistakes' } = answer;
  const ofField = field === undefined ? undefined : [{ path: field, found: code, expected: error }];
  const wrong = problems ?? ofField;
  const body: ErrorAnswer = { error: `${error}.`, code, ...(wrong === undefined ? {} : { problems: wrong }) };
  reply.code(STATUS[code] ?? 422).send(body);
  return undefined;
}

const STATUS: Readonly<Record<string, number>> = {
  'not-found': 404,
  'changed-meanwhile': 412,
  'version-missing': 428,
  'name-taken': 409,
};

function reasonAgainst(request: FastifyRequest, about: unknown): Extract<AdminAnswer, { ok: false }> | undefined {
  if (about === undefined) return { ok: false, code: 'not-found', error: 'this is not there, or not any more' };
  const seen = request.headers['if-match']?.replace(/^W\//, '').replaceAll('"', '');
  if (seen === undefined) {
    return { ok: false, code: 'version-missing', error: 'say in If-Match which version of it you saw' };
  }
  if (seen === versionOf(about)) return undefined;
  const error = 'somebody changed this meanwhile: look at how it is now, and decide again';
  return { ok: false, code: 'changed-meanwhile', error };
}
