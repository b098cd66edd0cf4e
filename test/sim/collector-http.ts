import type { HttpRequest } from '@mach/ports';
import type { Collector } from '../../collector/src/app.ts';
import type { Answer } from '../../collector/src/ingest/answer.ts';
import type { HttpAnswer } from './link.ts';

/** What the collector's routes do between HTTP and the app, without a socket and without the web server's cost. */
export async function serve(collector: Collector, request: HttpRequest): Promise<HttpAnswer> {
  const { authorization, 'content-encoding': contentEncoding, 'if-none-match': ifNoneMatch } = request.headers ?? {};
  const { pathname } = new URL(request.url);
  switch (`${request.method} ${pathname}`) {
    case 'POST /api/v1/reports': {
      const credentials = {
        ...(authorization === undefined ? {} : { authorization }),
        ...(contentEncoding === undefined ? {} : { contentEncoding }),
      };
      return asHttp(await collector.receive({ ...credentials, body: request.body ?? new Uint8Array() }));
    }
    case 'POST /api/v1/enrol':
      return asHttp(await collector.enrol(parsed(request.body)));
    case 'GET /api/v1/agent/config': {
      const answer = collector.agentConfig(authorization);
      if (!answer.ok) return asHttp(answer);
      const etag = `"${answer.value.etag}"`;
      if (ifNoneMatch === etag) return { status: 304, headers: { etag }, body: new Uint8Array() };
      return { ...asHttp(answer), headers: { etag, 'content-type': 'application/json' } };
    }
    case 'POST /api/v1/agent/secret':
      return asHttp(await collector.offerSecret(authorization, parsed(request.body)));
    default:
      throw new Error(`the agent asked for ${request.method} ${pathname}, which is no route`);
  }
}

function asHttp<Value>(answer: Answer<Value>): HttpAnswer {
  const body = Buffer.from(JSON.stringify(answer.ok ? answer.value : answer.body));
  if (answer.ok) return { status: 200, headers: { 'content-type': 'application/json' }, body };
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (answer.retryAfterS !== undefined) headers['retry-after'] = String(answer.retryAfterS);
  return { status: answer.status, headers, body };
}

/** What is no JSON is no enrolment either: the web server answers 400, the app 422, and both mean no. */
function parsed(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(body ?? []).toString());
  } catch {
    return undefined;
  }
}
