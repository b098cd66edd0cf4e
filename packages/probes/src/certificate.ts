import type { TlsFacts } from '@mach/ports';
import { flag, type MetricSpec, text, type Values, type ValuesOf } from '@mach/wire';
import { fact, flagValue, textValue } from './metrics.ts';

/** What every probe that shakes hands tells of the server's certificate, in the same families. */
export const certificateMetrics: readonly MetricSpec[] = [
  fact('certificateExpiryMs', 'timestamp-ms', {
    help: 'the earliest end among the certificates that the server sent, with redirects the last one',
    as: 'probe_ssl_earliest_cert_expiry',
  }),
  textValue('tlsProtocol', {
    help: 'version of TLS',
    as: 'mach_probe_tls_info',
    label: 'version',
    family: 'The version of TLS that was agreed on.',
  }),
  flagValue('certificateTrusted', {
    help: 'whether chain, name and dates of the certificate hold, by this machine’s clock',
    as: 'mach_probe_tls_certificate_trusted',
  }),
];

/** The values of `certificateMetrics`. */
export const certificateValues = ({ chain, protocol, trusted }: TlsFacts): Values => ({
  certificateExpiryMs: Math.min(...chain.map(({ validToMs }) => validToMs)),
  tlsProtocol: protocol,
  certificateTrusted: trusted,
});

/** What is asked of a certificate, by every probe that can tell one that was replaced. */
export const certificateOptions = {
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
} as const;
export type CertificateWanted = ValuesOf<typeof certificateOptions>;

export const replacedMetric: MetricSpec = flagValue('replaced', {
  help: 'whether another certificate than the expected one was shown, when an issuer or keys are expected',
  as: 'mach_probe_tls_certificate_replaced',
});

/** The value of `replacedMetric`; none where nothing is expected. */
export const replacedValue = (facts: TlsFacts, wanted: CertificateWanted): Values =>
  wanted.expectedIssuer === undefined && wanted.pins === undefined
    ? {}
    : { replaced: strangerIn(facts, wanted) !== undefined };

/**
 * What is wrong with a certificate; undefined where nothing is. Replaced first: a firewall's certificate is often trusted,
 * for its authority was put on the PCs.
 */
export function certificateTrouble(facts: TlsFacts, wanted: CertificateWanted): string | undefined {
  const stranger = strangerIn(facts, wanted);
  if (stranger !== undefined) return `the certificate was replaced: ${stranger}`;
  return wanted.requireTrust && !facts.trusted ? `the certificate does not hold: ${facts.distrust}` : undefined;
}

/** In what the certificate is not the expected one; undefined when it is. */
function strangerIn({ chain }: TlsFacts, { expectedIssuer, pins }: CertificateWanted): string | undefined {
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
