import type { Clock, CollectorLink, Failed, Result, StampSession, StampSessions } from '@mach/ports';
import { checker, type StampSessionAnswer, stampSessionShape } from '@mach/wire';

/** When a session is asked for again, before it ends; a part of its lifetime, which is six to twelve hours. */
const RENEW_AFTER = 0.75;
/** A session that is doubted, and a request that failed, lead to no further request for so long. */
const ASK_AGAIN_MS = 300_000;
const FAILED_AGAIN_MS = 30_000;
const TIMEOUT_MS = 10_000;
const ANSWER_BYTES_MAX = 4_096;

const checkSession = checker(stampSessionShape);

/**
 * Asks the collector for this device's session and keeps it as long as it holds. While the collector can't be reached, which
 * is when the line is watched most, the one that is there goes on.
 */
export function createStampSessions({
  collector,
  clock,
}: {
  readonly collector: CollectorLink;
  readonly clock: Pick<Clock, 'uptimeMs'>;
}): StampSessions {
  let held: { readonly session: StampSession; readonly endsAtMs: number } | undefined;
  let askAtMs = Number.NEGATIVE_INFINITY;
  let failure: Failed | undefined;
  let asking: Promise<void> | undefined;

  async function ask(signal: AbortSignal): Promise<void> {
    const asked = { method: 'POST', path: '/api/v1/stamp/sessions', timeoutMs: TIMEOUT_MS } as const;
    const answer = sessionIn(await collector.exchange({ ...asked, bodyBytesMax: ANSWER_BYTES_MAX }, signal));
    const nowMs = clock.uptimeMs();
    if (answer.ok) {
      const lifetimeMs = answer.value.lifetimeS * 1_000;
      held = { session: answer.value.session, endsAtMs: nowMs + lifetimeMs };
      askAtMs = nowMs + lifetimeMs * RENEW_AFTER;
      failure = undefined;
    } else {
      askAtMs = nowMs + FAILED_AGAIN_MS;
      failure = answer;
    }
  }

  return {
    current: async (signal) => {
      if (clock.uptimeMs() >= askAtMs) {
        asking ??= ask(signal).finally(() => {
          asking = undefined;
        });
        await asking;
      }
      if (held !== undefined && clock.uptimeMs() < held.endsAtMs) return { ok: true, value: held.session };
      return failure ?? { ok: false, failure: 'timeout', detail: 'the session ended while a new one was asked for' };
    },
    doubt: (session) => {
      if (session !== held?.session) return;
      askAtMs = Math.min(askAtMs, clock.uptimeMs() + ASK_AGAIN_MS);
    },
  };
}

function sessionIn(
  exchange: Awaited<ReturnType<CollectorLink['exchange']>>,
): Result<{ readonly session: StampSession; readonly lifetimeS: number }> {
  if (!exchange.ok) return exchange;
  const { status, body } = exchange.value;
  if (status === 404 || status === 503) {
    return { ok: false, failure: 'unsupported', detail: `the collector has no reflector (status ${status})` };
  }
  if (status === 401 || status === 403 || status === 410) {
    return {
      ok: false,
      failure: 'denied',
      detail: `the collector opens no session for this device (status ${status})`,
    };
  }
  const parsed = parseJson(body);
  const [problem] = checkSession(parsed).problems;
  if (status !== 200 || problem !== undefined) {
    return {
      ok: false,
      failure: 'bad-reply',
      detail: `status ${status} without a session: a captive portal or a proxy?`,
    };
  }
  const { ssid, key, lifetimeS } = parsed as StampSessionAnswer;
  return { ok: true, value: { session: { ssid, key: Buffer.from(key, 'base64url') }, lifetimeS } };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
