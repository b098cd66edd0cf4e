import type { TlsFacts } from '@mach/ports';
import { integer, type MetricSpec } from '@mach/wire';
import {
  type CertificateWanted,
  certificateMetrics,
  certificateOptions,
  certificateTrouble,
  certificateValues,
  replacedMetric,
  replacedValue,
} from './certificate.ts';
import { type Outcome, probe } from './contract.ts';
import { fact, flagValue, gauge, textValue } from './metrics.ts';
import { splitHostPort } from './target.ts';

const options = {
  ...certificateOptions,
  timeoutMs: integer({
    default: 10_000,
    min: 100,
    max: 60_000,
    unit: 'ms',
    help: 'for resolving, connecting and the handshake together',
  }),
};

const duration = (value: string, phase: string, help: string) =>
  gauge(value, 'ms', {
    help,
    as: 'mach_probe_tls_duration_seconds',
    labels: { phase },
    family: 'Duration of opening a TLS connection by phase.',
  });

const metrics: readonly MetricSpec[] = [
  duration('resolveMs', 'resolve', 'time to resolve the name; 0 for an address'),
  duration('connectMs', 'connect', 'time from SYN to an open connection'),
  duration('tlsMs', 'handshake', 'time of the TLS handshake'),
  ...certificateMetrics,
  flagValue('nameMatches', {
    help: 'whether the certificate names the host that was asked',
    as: 'mach_probe_tls_name_matches',
  }),
  replacedMetric,
  fact('chainLength', 'count', {
    help: 'certificates that the server sent, its own included',
    as: 'mach_probe_tls_chain_certificates',
  }),
  textValue('issuer', { help: 'who issued the server’s certificate' }),
  textValue('keyPin', { help: 'SHA-256 of the server’s public key in base64url, as the option pins takes it' }),
  textValue('address', { help: 'the address that took the connection' }),
];

/** Shakes hands with a server and looks at the certificate that it shows. Protocols that begin in the clear have probes of their own. */
export const tls = probe({
  name: 'tls',
  summary: 'Shakes hands by TLS and looks at the certificate.',
  needs: ['tls'],
  options,
  metrics,
  asksDevices: () => true,
  target: { help: 'host:port, or [IPv6 address]:port', example: 'dichvucong.gov.vn:443' },
  run: async (io, target, { timeoutMs, ...wanted }, signal) => {
    const place = splitHostPort(target);
    if (!place.ok) return place;
    const answer = await io.tls.open({ ...place.value, timeoutMs }, signal);
    if (!answer.ok) return answer;
    const { resolveMs, connectMs, address, tls: facts } = answer.value;
    return judge(facts, { resolveMs, connectMs, address }, wanted);
  },
});

function judge(
  facts: TlsFacts,
  place: { readonly resolveMs: number; readonly connectMs: number; readonly address: string },
  wanted: CertificateWanted,
): Outcome {
  const { tlsMs, chain, nameMatches } = facts;
  const [{ issuer, keyPin }] = chain;
  const values = {
    ...place,
    tlsMs,
    ...certificateValues(facts),
    nameMatches,
    ...replacedValue(facts, wanted),
    chainLength: chain.length,
    issuer,
    keyPin,
  };
  const detail = certificateTrouble(facts, wanted);
  return detail === undefined ? { ok: true, values } : { ok: false, failure: 'bad-reply', detail, values };
}
