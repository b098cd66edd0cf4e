import type { Clock, CollectorLink, HttpExchange, Random, Result } from '@mach/ports';

const PATH = '/api/v1/throughput';
const ANSWER_BYTES_MAX = 4_096;

/** Bytes that arrived, and how long they took from the first to the last, by whoever received them. */
export interface Transfer {
  readonly bytes: number;
  readonly ms: number;
}
export type Carry = (bytes: number) => Promise<Result<Transfer>>;

export interface Line {
  readonly down: Carry;
  readonly up: Carry;
  /** Counted as used once it was asked for: what became of it on the way nobody knows. */
  usedBytes(): number;
}

/** The collector's side is `/api/v1/throughput`; all transfers together end at `endMs` of the clock. */
export function transfers(
  { clock, collector, random }: { readonly clock: Clock; readonly collector: CollectorLink; readonly random: Random },
  endMs: number,
  signal: AbortSignal,
): Line {
  let usedBytes = 0;
  const timeoutMs = () => Math.max(1, Math.ceil(endMs - clock.uptimeMs()));
  return {
    usedBytes: () => usedBytes,
    down: async (bytes) => {
      usedBytes += bytes;
      const path = `${PATH}?bytes=${bytes}`;
      const request = { method: 'GET', path, timeoutMs: timeoutMs(), bodyBytesMax: bytes, discardBody: true } as const;
      const answer = await collector.exchange(request, signal);
      if (!answer.ok) return answer;
      const { bodyBytes = 0, bodyTruncated, phases } = answer.value;
      if (answer.value.status !== 200) return refused(answer.value);
      if (bodyBytes !== bytes || bodyTruncated) {
        const came = bodyTruncated ? 'more' : String(bodyBytes);
        return { ok: false, failure: 'bad-reply', detail: `${came} bytes came of ${bytes}` };
      }
      return { ok: true, value: { bytes, ms: phases.transferMs } };
    },
    up: async (bytes) => {
      usedBytes += bytes;
      const content = { body: random.bytes(bytes), contentType: 'application/octet-stream' };
      const request = { method: 'POST', path: PATH, ...content, timeoutMs: timeoutMs() } as const;
      const answer = await collector.exchange({ ...request, bodyBytesMax: ANSWER_BYTES_MAX }, signal);
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? readReceipt(answer.value.body) : refused(answer.value);
    },
  };
}

function refused({ status }: HttpExchange): Result<never> {
  if (status === 429) return { ok: false, failure: 'denied', detail: 'the collector is measuring with other PCs' };
  if (status === 401 || status === 403 || status === 410) {
    return { ok: false, failure: 'denied', detail: `the collector answers ${status}` };
  }
  if (status === 404)
    return { ok: false, failure: 'unsupported', detail: 'this collector does not measure throughput' };
  return { ok: false, failure: 'bad-reply', detail: `the collector answers ${status}` };
}

/** What the collector says of an upload: bytes after the first ones came, and how long they took. */
function readReceipt(body: Uint8Array): Result<Transfer> {
  try {
    const { bytes, ms } = JSON.parse(new TextDecoder().decode(body)) as Partial<Transfer>;
    if (typeof bytes === 'number' && typeof ms === 'number' && bytes >= 0 && ms >= 0) {
      return { ok: true, value: { bytes, ms } };
    }
  } catch {
    // Said below.
  }
  return { ok: false, failure: 'bad-reply', detail: 'the collector did not say what arrived' };
}
