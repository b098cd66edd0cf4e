import { integer, type MetricSpec, text } from '@mach/wire';
import { type Outcome, probe } from './contract.ts';
import { type CertificateId, type OcspAnswer, ocspRequest, readOcspAnswer } from './der/ocsp-message.ts';
import { hexBytes } from './der/tags.ts';
import { fact, textValue } from './metrics.ts';
import { isHttpUrl, post, postMetrics } from './post.ts';

const SHA1_PATTERN = /^[0-9a-fA-F]{40}$/;

const options = {
  issuerNameHash: text({
    lengthMax: 40,
    pattern: SHA1_PATTERN,
    help: 'SHA-1 of the issuer’s name in hex; `openssl ocsp -issuer CA.pem -cert CERT.pem -no_nonce -req_text` shows all three of a certificate',
  }),
  issuerKeyHash: text({ lengthMax: 40, pattern: SHA1_PATTERN, help: 'SHA-1 of the issuer’s public key in hex' }),
  serial: text({
    lengthMax: 40,
    pattern: /^([0-9a-fA-F]{2}){1,20}$/,
    help: 'serial number of the certificate to ask about, in hex; the issuing authority’s own will do',
  }),
  timeoutMs: integer({ default: 10_000, min: 100, max: 60_000, unit: 'ms', help: 'for the whole request' }),
};

const metrics: readonly MetricSpec[] = [
  ...postMetrics('ocsp', 'asking whether a certificate is revoked'),
  fact('responseStatus', 'none', {
    help: 'status of the response by RFC 6960: 0 successful, 1 malformed request, 2 internal error, 3 try later, 5 signature required, 6 unauthorized',
    as: 'mach_probe_ocsp_response_status',
  }),
  textValue('certificateStatus', {
    help: 'what is said of the certificate: good, revoked, unknown; the signature is not verified',
    as: 'mach_probe_ocsp_info',
    label: 'certificate_status',
    family: 'What the responder says of the certificate; the signature is not verified.',
  }),
  fact('thisUpdateMs', 'timestamp-ms', {
    help: 'since when the answer holds',
    as: 'mach_probe_ocsp_this_update_timestamp_seconds',
  }),
  fact('nextUpdateMs', 'timestamp-ms', {
    help: 'until when the answer holds; left out where the responder does not say',
    as: 'mach_probe_ocsp_next_update_timestamp_seconds',
  }),
];

/** Answers hold a few certificates at most. */
const ANSWER_BYTES_MAX = 65_536;

/** How far this machine's clock may be off before an answer counts as stale: what `openssl ocsp` allows. */
const CLOCK_SLACK_MS = 300_000;

/**
 * Asks an authority's responder about one certificate. That it is revoked is as proper an answer as that it is good; an
 * unknown one, a stale answer and an answer about others are bad replies, for software that signs stops at them.
 */
export const ocsp = probe({
  name: 'ocsp',
  summary:
    'Asks the OCSP responder of a certificate authority about one certificate; signing hangs where it is slow. The signature of the answer is not verified. A revocation list (CRL) is fetched with `http`.',
  needs: ['clock', 'http'],
  options,
  metrics,
  target: { help: 'the http or https URL of the responder', example: 'http://ocsp.ca.example.vn/' },
  run: async (io, target, { issuerNameHash, issuerKeyHash, serial, timeoutMs }, signal) => {
    const unsupported = (detail: string) => ({ ok: false, failure: 'unsupported', detail }) as const;
    if (!isHttpUrl(target)) return unsupported(`"${target}" is no http or https URL`);
    if (issuerNameHash === undefined || issuerKeyHash === undefined || serial === undefined) {
      return unsupported('which certificate? issuerNameHash, issuerKeyHash and serial are needed together');
    }
    const asked = {
      issuerNameHash: hexBytes(issuerNameHash),
      issuerKeyHash: hexBytes(issuerKeyHash),
      serial: hexBytes(serial),
    };
    const question = {
      url: target,
      contentType: 'application/ocsp-request',
      payload: ocspRequest(asked),
      answerBytesMax: ANSWER_BYTES_MAX,
      requireTrust: true,
      timeoutMs,
    };
    const answer = await post(io, question, signal);
    if (!answer.ok) return answer;
    const judged = judge(answer.body, asked, io.clock.wallMs());
    return { ...judged, values: { ...answer.measured, ...judged.values } };
  },
});

function judge(body: Uint8Array, asked: CertificateId, nowMs: number): Outcome {
  const read = readOcspAnswer(body, asked);
  if (read === undefined) {
    return { ok: false, failure: 'bad-reply', detail: `${body.length} bytes that are no OCSP response` };
  }
  const { responseStatus, certificate } = read;
  if (certificate === undefined) {
    const failure = DENYING_STATUSES.has(responseStatus) ? 'denied' : 'bad-reply';
    const detail = responseStatus === 0 ? 'an answer about another certificate' : `response status ${responseStatus}`;
    return { ok: false, failure, detail, values: { responseStatus } };
  }
  const { status, ...times } = certificate;
  const values = { responseStatus, certificateStatus: status, ...times };
  const trouble = troubleIn(certificate, nowMs);
  return trouble === undefined ? { ok: true, values } : { ok: false, failure: 'bad-reply', detail: trouble, values };
}

function troubleIn(
  { status, thisUpdateMs, nextUpdateMs }: NonNullable<OcspAnswer['certificate']>,
  nowMs: number,
): string | undefined {
  if (status === 'unknown') return 'the responder does not know the certificate';
  if (thisUpdateMs > nowMs + CLOCK_SLACK_MS) return 'by this machine’s clock the answer does not hold yet';
  if (nextUpdateMs !== undefined && nextUpdateMs < nowMs - CLOCK_SLACK_MS) {
    return 'by this machine’s clock the answer no longer holds';
  }
  return undefined;
}

/** Signature required and unauthorized: the responder works, and not for whoever asks so. */
const DENYING_STATUSES = new Set([5, 6]);
