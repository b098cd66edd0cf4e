import type { TlsFacts } from '@mach/ports';
import { flag, integer, type MetricSpec, text } from '@mach/wire';
import { certificateMetrics, certificateValues } from './certificate.ts';
import { type Outcome, probe } from './contract.ts';
import { fact, flagValue, gauge, textValue } from './metrics.ts';
import { splitHostPort } from './target.ts';

const options = {
  expectedIssuer: text({
    lengthMax: 200,
    help: 'text that the name of the certificate’s issuer must hold, taken literally; another issuer is a firewall that looks into the connection, or a forger',
  }),
  pins: text({
    lengthMax: 400,
    pattern: /^[\w-]{43}(,[\w-]{43})*$/,
    help: 'SHA-256 of public keys (SPKI) in base64url, separated by commas; one of them must be in the chain, the server’s own or an issuer’s',
  }),
  requireTrust: flag({
    default: true,
    help: 'a certificate that does not hold fails the probe, as it stops a browser',
  }),
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
  flagValue('replaced', {
    help: 'whether another certificate than the expected one was shown, when an issuer or keys are expected',
    as: 'mach_probe_tls_certificate_replaced',
  }),
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

interface Expectations {
  readonly expectedIssuer?: string;
  readonly pins?: string;
  readonly requireTrust: boolean;
}

/** Replaced first: a firewall's certificate is often trusted, for its authority was put on the PCs. */
function judge(
  facts: TlsFacts,
  place: { readonly resolveMs: number; readonly connectMs: number; readonly address: string },
  wanted: Expectations,
): Outcome {
  const { tlsMs, chain, nameMatches, trusted, distrust } = facts;
  const [{ issuer, keyPin }] = chain;
  const stranger = strangerIn(facts, wanted);
  const isExpecting = wanted.expectedIssuer !== undefined || wanted.pins !== undefined;
  const values = {
    ...place,
    tlsMs,
    ...certificateValues(facts),
    nameMatches,
    ...(isExpecting && { replaced: stranger !== undefined }),
    chainLength: chain.length,
    issuer,
    keyPin,
  };
  const failed = (detail: string): Outcome => ({ ok: false, failure: 'bad-reply', detail, values });
  if (stranger !== undefined) return failed(`the certificate was replaced: ${stranger}`);
  if (wanted.requireTrust && !trusted) return failed(`the certificate does not hold: ${distrust}`);
  return { ok: true, values };
}

/** In what the certificate is not the expected one; undefined when it is. */
function strangerIn({ chain }: TlsFacts, { expectedIssuer, pins }: Expectations): string | undefined {
  const { issuer } = chain[0];
  if (expectedIssuer !== undefined && !issuer.includes(expectedIssuer)) {
    return `it was issued by "${issuer}", not by "${expectedIssuer}"`;
  }
  const expectedKeys = pins?.split(',');
  if (expectedKeys !== undefined && !chain.some(({ keyPin }) => expectedKeys.includes(keyPin))) {
    return `none of its keys is a pinned one; it was issued by "${issuer}"`;
  }
  return undefined;
}
