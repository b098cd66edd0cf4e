import { integer, type MetricSpec } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { readTimestampAnswer, type TimestampQuestion, timestampRequest } from './der/timestamp-message.ts';
import { fact, gauge } from './metrics.ts';
import { isHttpUrl, post, postMetrics } from './post.ts';

const options = {
  timeoutMs: integer({ default: 10_000, min: 100, max: 60_000, unit: 'ms', help: 'for the whole request' }),
};

const metrics: readonly MetricSpec[] = [
  ...postMetrics('tsa', 'asking for a time stamp'),
  fact('status', 'none', {
    help: 'status of the answer by RFC 3161: 0 granted, 1 granted with changes, 2 rejected, 3 waiting, 4 revocation warning, 5 revoked',
    as: 'mach_probe_tsa_status',
  }),
  gauge('offsetMs', 'ms', {
    help: 'how far the time in the stamp is ahead of this machine’s clock; true to about a second; the signature is not verified',
    as: 'mach_probe_tsa_offset_seconds',
    reduce: 'last',
  }),
];

const DIGEST_BYTES = 32;
const NONCE_BYTES = 8;
/** No certificates are asked for; some authorities send theirs all the same. */
const ANSWER_BYTES_MAX = 65_536;
/** The highest status that comes with a stamp: granted with changes. */
const GRANTED_MAX = 1;

/** Has a chance digest stamped, so that nothing of any document leaves the machine; the stamp is thrown away. */
export const tsa = probe({
  name: 'tsa',
  summary:
    'Asks a time-stamping authority (RFC 3161) for a stamp over a random digest; signing hangs where it is slow. The signature of the answer is not verified.',
  needs: ['clock', 'http', 'random'],
  options,
  metrics,
  target: { help: 'the http or https URL of the authority', example: 'http://tsa.ca.example.vn/' },
  run: async (io, target, { timeoutMs }, signal) => {
    if (!isHttpUrl(target)) {
      return { ok: false, failure: 'unsupported', detail: `"${target}" is no http or https URL` };
    }
    const asked = { digest: io.random.bytes(DIGEST_BYTES), nonce: io.random.bytes(NONCE_BYTES) };
    const question = {
      url: target,
      contentType: 'application/timestamp-query',
      payload: timestampRequest(asked),
      answerBytesMax: ANSWER_BYTES_MAX,
      requireTrust: true,
      timeoutMs,
    };
    const answer = await post(io, question, signal);
    const answeredAtMs = io.clock.wallMs();
    if (!answer.ok) return answer;
    // The stamp was made somewhere between the question and the first byte of the answer.
    const judged = judge(answer.body, asked, answeredAtMs - answer.measured.processingMs / 2);
    return { ...judged, values: { ...answer.measured, ...judged.values } };
  },
});

function judge(body: Uint8Array, asked: TimestampQuestion, madeAtMs: number): Outcome {
  const badReply = (detail: string, values = {}) => ({ ok: false, failure: 'bad-reply', detail, values }) as const;
  const read = readTimestampAnswer(body, asked);
  if (read === undefined) return badReply(`${body.length} bytes that are no time-stamp response`);
  const { status, token } = read;
  if (status > GRANTED_MAX) return badReply(`the stamp is not granted: status ${status}`, { status });
  if (token === undefined) return badReply('granted, and no stamp in the answer', { status });
  if (!token.isOurs) return badReply('a stamp for another question', { status });
  return { ok: true, values: { status, offsetMs: token.timeMs - madeAtMs } };
}
