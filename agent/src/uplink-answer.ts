import type { HttpExchange } from '@mach/ports';
import {
  agentConfigShape,
  anything,
  type BatchAnswer,
  checker,
  checkShape,
  ETAG_PATTERN,
  flag,
  type Infer,
  integer,
  list,
  object,
  pair,
  text,
} from '@mach/wire';

const { id, kind } = checkShape.required;
const { target, options } = checkShape.optional;

const batchAnswerShape = object(
  {
    acknowledged: list(pair, 100_000),
    refused: list(
      object({ seq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), reason: text({ lengthMax: 1_000 }) }),
      2_000,
    ),
    now: integer({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'ms' }),
    configEtag: text({ lengthMax: 64, pattern: ETAG_PATTERN }),
    requests: list(object({ id, kind }, { target, options }), 100),
  },
  {
    contradicted: list(integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), 2_000),
    secretWanted: flag({}),
    slowSystems: list(object({ name: text({ lengthMax: 300 }), communes: integer({ min: 0, max: 100_000 }) }), 100),
  },
);
const errorShape = object({ error: text({ lengthMax: 10_000 }) }, { accepts: anything });

const checkBatchAnswer = checker(batchAnswerShape);
const checkConfig = checker(agentConfigShape);
const checkError = checker(errorShape);

/** What an answer of the collector to a batch means for the agent. Each but `revoked` keeps all reports. */
export type Judgement =
  | { readonly type: 'decided'; readonly answer: BatchAnswer }
  /** This batch can't be read: halve it. `isOurs` is false where somebody on the way may have said so. */
  | { readonly type: 'unreadable'; readonly isOurs: boolean; readonly why: string }
  /** This collector does not know the coding: the same again, packed as everybody can unpack it. */
  | { readonly type: 'other-coding'; readonly why: string }
  | { readonly type: 'not-welcome'; readonly why: string }
  | { readonly type: 'revoked'; readonly why: string }
  | { readonly type: 'later'; readonly retryAfterMs?: number; readonly why: string }
  | { readonly type: 'not-ours'; readonly why: string };

/**
 * Judges an answer to `POST /api/v1/reports`. A status counts only with a body that is ours or empty: a captive portal
 * that answers 403 or 410 with its page is a line that is not open yet, not a decision of the collector.
 */
export function judgeAnswer({ status, headers, body }: Pick<HttpExchange, 'status' | 'headers' | 'body'>): Judgement {
  const parsed = parseJson(body);
  if (status === 200) {
    const { problems } = checkBatchAnswer(parsed);
    if (problems.length === 0 && isCountable(parsed as BatchAnswer))
      return { type: 'decided', answer: parsed as BatchAnswer };
    return { type: 'not-ours', why: 'status 200 without an answer of a Mạch collector: a captive portal or a proxy?' };
  }
  const isOurs = body.length === 0 || checkError(parsed).problems.length === 0;
  const said = isOurs && body.length > 0 ? `: ${(parsed as Infer<typeof errorShape>).error.slice(0, 300)}` : '';
  const why = `status ${status}${said}`;
  if (status === 400 || status === 413 || status === 422) return { type: 'unreadable', isOurs, why };
  if (status === 429 || status >= 500) return { type: 'later', why, ...retryAfter(headers['retry-after']) };
  if (!isOurs) return { type: 'not-ours', why: `${why} with a body that is not of a Mạch collector` };
  if (status === 415) return { type: 'other-coding', why };
  if (status === 410) return { type: 'revoked', why };
  if (status === 401 || status === 403 || status === 404 || status === 426) return { type: 'not-welcome', why };
  return { type: 'not-ours', why };
}

/** A spool goes on beyond the ranges: at a report a second this is reached after millions of years. */
const SEQ_MAX = 2 ** 50;

const isCountable = ({ acknowledged }: BatchAnswer) => acknowledged.every(([, last]) => last <= SEQ_MAX);

/** The configuration in an answer of the collector, or what is wrong with it. */
export function readConfigAnswer(
  body: Uint8Array,
):
  | { readonly ok: true; readonly config: Infer<typeof agentConfigShape> }
  | { readonly ok: false; readonly why: string } {
  const parsed = parseJson(body);
  const [problem] = checkConfig(parsed).problems;
  if (problem === undefined) return { ok: true, config: parsed as Infer<typeof agentConfigShape> };
  return { ok: false, why: `${problem.path || 'the answer'}: found ${problem.found}, expected ${problem.expected}` };
}

/** Only seconds are obeyed: a date would need two clocks that agree. */
function retryAfter(header: string | undefined): { readonly retryAfterMs?: number } {
  const seconds = header !== undefined && /^\d{1,9}$/.test(header.trim()) ? Number(header) : undefined;
  return seconds === undefined ? {} : { retryAfterMs: seconds * 1_000 };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
