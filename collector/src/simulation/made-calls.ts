import { gzipSync } from 'node:zlib';
import type { Http, StampSession } from '@mach/ports';
import {
  type AgentConfig,
  agentConfigShape,
  type Batch,
  type BatchAnswer,
  checker,
  type EnrolmentAnswer,
  type EnrolmentRequest,
  ID_PATTERN,
  integer,
  list,
  object,
  pair,
  SECRET_PATTERN,
  type StampSessionAnswer,
  stampSessionShape,
  text,
} from '@mach/wire';

/** What a made device is known by. */
export interface MadeIdentity {
  readonly device: string;
  readonly secret: string;
}

/** An answer that was meant, or why there is none; `status` where the collector gave one. */
export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string; readonly status?: number; readonly retryAfterMs?: number };

/** The requests of made agents: the collector's own interface, as any agent uses it. */
export interface MadeCalls {
  enrol(request: EnrolmentRequest, signal: AbortSignal): Promise<Called<Joined>>;
  config(identity: MadeIdentity, signal: AbortSignal): Promise<Called<AgentConfig>>;
  report(identity: MadeIdentity, batch: Batch, signal: AbortSignal): Promise<Called<Decided>>;
  session(
    identity: MadeIdentity,
    signal: AbortSignal,
  ): Promise<Called<{ readonly session: StampSession; readonly lifetimeS: number }>>;
}

export type Joined = Pick<EnrolmentAnswer, 'device' | 'secret' | 'unitCode' | 'unitName'>;
export type Decided = Pick<BatchAnswer, 'acknowledged' | 'refused' | 'configEtag'>;

const TIMEOUT_MS = 30_000;
const BODY_BYTES_MAX = 1_048_576;

const seq = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const line = text({ lengthMax: 1_000 });
const checkJoined = checker(
  object({
    device: text({ lengthMax: 32, pattern: ID_PATTERN }),
    secret: text({ lengthMax: 43, pattern: SECRET_PATTERN }),
    ...{ unitCode: line, unitName: line },
  }),
);
const checkDecided = checker(
  object({ acknowledged: list(pair, 100_000), refused: list(object({ seq, reason: line }), 2_000), configEtag: line }),
);
const checkError = checker(object({ error: line }));
const checkConfig = checker(agentConfigShape);
const checkSession = checker(stampSessionShape);

export function createMadeCalls(http: Http, collector: { readonly url: string; readonly pin?: string }): MadeCalls {
  const base = collector.url.replace(/\/+$/, '');

  async function call<Value>(
    path: string,
    asked: {
      readonly method?: 'GET';
      readonly identity?: MadeIdentity;
      readonly body?: unknown;
      readonly isPacked?: boolean;
      readonly read: (answer: unknown) => Value | undefined;
    },
    signal: AbortSignal,
  ): Promise<Called<Value>> {
    const { method = 'POST', identity, body, isPacked = false, read } = asked;
    const json = Buffer.from(JSON.stringify(body ?? null));
    const answer = await http.exchange(
      {
        method,
        url: `${base}${path}`,
        headers: {
          ...(identity === undefined ? {} : { authorization: `Bearer ${identity.device}:${identity.secret}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
        },
        ...(body === undefined ? {} : { body: isPacked ? gzipSync(json) : json }),
        timeoutMs: TIMEOUT_MS,
        bodyBytesMax: BODY_BYTES_MAX,
        trustedOnly: true,
        keepAlive: true,
        ...(collector.pin === undefined ? {} : { pin: collector.pin }),
      },
      signal,
    );
    if (!answer.ok)
      return { ok: false, why: `${base} does not answer (${answer.detail}): check the address and the line` };
    const { status, headers } = answer.value;
    const parsed = jsonIn(answer.value.body);
    const value = status === 200 ? read(parsed) : undefined;
    if (value !== undefined) return { ok: true, value };
    const isSaid = checkError(parsed).problems.length === 0;
    const waitS = Number(headers['retry-after'] ?? Number.NaN);
    return {
      ok: false,
      status,
      why: isSaid
        ? (parsed as { error: string }).error
        : `${base}${path} answers with status ${status} and nothing of a Mạch collector: is one there?`,
      ...(Number.isFinite(waitS) ? { retryAfterMs: waitS * 1_000 } : {}),
    };
  }

  return {
    enrol: (request, signal) =>
      call('/api/v1/enrol', { body: request, read: (found) => as<Joined>(found, checkJoined) }, signal),
    config: (identity, signal) =>
      call(
        '/api/v1/agent/config',
        {
          method: 'GET',
          identity,
          read: (found) => as<AgentConfig>(found, checkConfig),
        },
        signal,
      ),
    report: (identity, batch, signal) =>
      call(
        '/api/v1/reports',
        { identity, body: batch, isPacked: true, read: (found) => as<Decided>(found, checkDecided) },
        signal,
      ),
    session: (identity, signal) =>
      call(
        '/api/v1/stamp/sessions',
        {
          identity,
          read: (found) => {
            const answer = as<StampSessionAnswer>(found, checkSession);
            if (answer === undefined) return undefined;
            const { ssid, key, lifetimeS } = answer;
            return { session: { ssid, key: Buffer.from(key, 'base64url') }, lifetimeS };
          },
        },
        signal,
      ),
  };
}

function as<Value>(found: unknown, check: ReturnType<typeof checker>): Value | undefined {
  return check(found).problems.length === 0 ? (found as Value) : undefined;
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
