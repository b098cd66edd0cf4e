import { describe, type ErrorAnswer } from '@mach/wire';
import { cureOf } from '../cure-of.ts';
import { JournalUnavailable } from '../journal/journal.ts';
import type { ApiServer } from './api-server.ts';

/** Turns what went wrong before or in a route into a body with a sentence. What we did not expect is logged, not told. */
export function answerErrors(
  server: ApiServer,
  waitS: () => number,
  onBug: (error: unknown, route: string) => void = () => {},
): void {
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof JournalUnavailable) {
      return reply
        .code(503)
        .header('retry-after', String(waitS()))
        .send({ error: `Nothing was changed: ${error.message}. Try again later.` });
    }
    const { status, body } = toAnswer(error, { querystring: request.query });
    // The pattern and not the address: links to sign in and to choose a password are secrets.
    if (status >= 500) onBug(error, `${request.method} ${request.routeOptions.url ?? '(none)'}`);
    return reply.code(status).send(body);
  });
}

/** `asked`: what stood behind the address. What stood in a body may be a password, in a path a link to sign in, and is not said again. */
function toAnswer(
  error: unknown,
  asked: Readonly<Record<string, unknown>>,
): { readonly status: number; readonly body: ErrorAnswer } {
  const { statusCode: status = 500, code, message, validation, validationContext } = error as RequestError;
  if (validation !== undefined) {
    const problems = validation.map(({ keyword = '', instancePath = '', message, params }) => ({
      path: `${validationContext ?? ''}${instancePath.replaceAll('/', '.')}`,
      found: foundIn(asked[validationContext ?? ''], instancePath),
      expected: message ?? 'another value',
      ...cureOf({ ...params, code: keyword }),
    }));
    const [first] = problems;
    return { status: 400, body: { error: `The request can't be read: ${first?.path}: ${first?.expected}.`, problems } };
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { status: 413, body: { error: 'The body is larger than 1 MiB: send fewer reports at once.' } };
  }
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return {
      status: 400,
      body: { error: 'The body is no JSON: look at what sends it, a proxy may have cut it short.' },
    };
  }
  if (status >= 400 && status < 500) return { status, body: { error: message ?? 'The request can’t be read.' } };
  return { status: 500, body: { error: 'The collector made a mistake; its log has it. Trying again later may help.' } };
}

/** What stood at a place such as `/budget`, one step deep, for parts of an address have no more. */
function foundIn(asked: unknown, place: string): string {
  if (typeof asked !== 'object' || asked === null) return 'something else';
  return describe((asked as Readonly<Record<string, unknown>>)[place.slice(1)]);
}

/** What Fastify puts on the errors that it throws itself. */
interface RequestError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
  readonly validation?: readonly {
    /** Code of the schema's complaint; `params` has the rest of it. */
    readonly keyword?: string;
    readonly instancePath?: string;
    readonly message?: string;
    readonly params?: object;
  }[];
  readonly validationContext?: string;
}
