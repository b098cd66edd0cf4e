import type { Http, Log } from '@mach/ports';
import { type SecretOffer, WIRE_VERSION } from '@mach/wire';
import { collectorRequest } from '../deliver.ts';
import type { AgentLimits } from '../limits.ts';
import type { AgentSettings } from '../settings.ts';
import type { Secrets } from './secrets.ts';

export interface OfferPorts {
  /** In this device's name. */
  readonly http: Http;
  readonly log: Log;
  /** As 64 hex digits. */
  readonly sha256: (text: string) => string;
}

/** Offers the collector the secret that waits for it, if one does. Trouble changes nothing: it is offered after the next answer. */
export async function offerSecret(
  secrets: Secrets,
  settings: Pick<AgentSettings, 'identity'>,
  { http, log, sha256 }: OfferPorts,
  limits: AgentLimits,
  signal: AbortSignal,
): Promise<void> {
  const secret = secrets.toOffer();
  if (secret === undefined) return;
  const offer: SecretOffer = { v: WIRE_VERSION, secretSha256: sha256(secret) };
  const exchange = await http.exchange(
    collectorRequest(settings, limits, {
      method: 'POST',
      path: '/api/v1/agent/secret',
      body: Buffer.from(JSON.stringify(offer)),
    }),
    signal,
  );
  if (!exchange.ok || exchange.value.status !== 200) {
    const why = exchange.ok ? `status ${exchange.value.status}` : `${exchange.failure}: ${exchange.detail}`;
    log.warn('the new secret could not be offered: the old one goes on', { why });
    return;
  }
  secrets.offered(secret);
  log.info('the collector knows the new secret: the old one ends with its first use');
}
