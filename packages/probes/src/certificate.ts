import type { TlsFacts } from '@mach/ports';
import type { MetricSpec, Values } from '@mach/wire';
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
