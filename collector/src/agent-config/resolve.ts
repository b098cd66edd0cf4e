import { createHash } from 'node:crypto';
import type { AgentConfig, CheckConfig, Network } from '@mach/wire';
import { canonicalJson } from '../canonical-json.ts';
import type { WatchedService } from '../config/schema.ts';
import type { CollectorSettings } from '../settings.ts';

/** How often each device asks the collector and its name. Cheap, and near: no stranger's service is asked. */
const COLLECTOR_EVERY_S = 300;
/** A site asks each service as often as two devices would, however many it has: portals must not suffer from being watched. */
const PROBERS_PER_SITE = 2;
/** A check is never stretched beyond this, so that even the largest site's devices each ask now and then. */
const EVERY_S_MAX = 86_400;

/**
 * What a device is asked beside what each agent measures by itself (its own parts, its gateway), with an ETag over the
 * content. `siteDevices` are those that share its site's line, itself included.
 */
export function resolveAgentConfig(
  settings: Pick<CollectorSettings, 'publicUrl' | 'reportEveryS' | 'sendEveryS' | 'services'> & {
    readonly network?: Network | undefined;
  },
  siteDevices: number,
): AgentConfig {
  const checks = [
    ...collectorChecks(settings),
    ...settings.services.flatMap((service) => serviceChecks(service, siteDevices)),
  ];
  const config = { reportEveryS: settings.reportEveryS, sendEveryS: settings.sendEveryS, checks };
  const etag = createHash('sha256').update(canonicalJson(config)).digest('hex').slice(0, 32);
  return { etag, ...config };
}

/** The way to the collector itself, and the name by which it is reached: without them "our side" can't be told from the line. */
function collectorChecks({
  publicUrl: url,
  network,
}: Pick<CollectorSettings, 'publicUrl'> & { readonly network?: Network | undefined }): CheckConfig[] {
  if (url === undefined) return [];
  const { hostname } = new URL(url);
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[') && hostname !== 'localhost';
  const dns: CheckConfig = { id: 'collector-name', kind: 'dns', target: hostname, everyS: COLLECTOR_EVERY_S };
  return [
    // Behind a proxy it is the proxy that resolves names.
    ...(isName && network !== 'proxy' ? [dns] : []),
    { id: 'collector', kind: 'http', target: new URL('/-/healthy', url).href, everyS: COLLECTOR_EVERY_S },
  ];
}

function serviceChecks(service: WatchedService, siteDevices: number): CheckConfig[] {
  const stretch = Math.max(1, Math.ceil(siteDevices / PROBERS_PER_SITE));
  const everyS = Math.min(EVERY_S_MAX, service.everyS * stretch);
  const { expectedIssuer, pins } = service;
  return service.pages.map(({ url, page }) => {
    const options = {
      ...(page !== undefined && { page }),
      ...(expectedIssuer !== undefined && { expectedIssuer }),
      ...(pins !== undefined && { pins: pins.join(',') }),
    };
    return {
      id: page === undefined ? service.id : `${service.id}.${page}`,
      kind: 'http',
      target: url,
      everyS,
      ...(Object.keys(options).length > 0 && { options }),
    };
  });
}
