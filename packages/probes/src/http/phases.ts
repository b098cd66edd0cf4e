import type { HttpExchange, HttpPhases } from '@mach/ports';

/** The phases of an exchange and its redirects together: each is the sum over all requests, as blackbox_exporter counts. */
export function sumOfPhases(exchanges: readonly HttpExchange[]): HttpPhases {
  const phases = exchanges.map((exchange) => exchange.phases);
  const sum = (pick: (phase: HttpPhases) => number | undefined) =>
    phases.reduce((total, phase) => total + (pick(phase) ?? 0), 0);
  const tls = phases.some((phase) => phase.tlsMs !== undefined) && { tlsMs: sum((phase) => phase.tlsMs) };
  const tunnel = phases.some((phase) => phase.tunnelMs !== undefined) && { tunnelMs: sum((phase) => phase.tunnelMs) };
  return {
    resolveMs: sum((phase) => phase.resolveMs),
    connectMs: sum((phase) => phase.connectMs),
    ...tunnel,
    ...tls,
    processingMs: sum((phase) => phase.processingMs),
    transferMs: sum((phase) => phase.transferMs),
  };
}
