import { createHash } from 'node:crypto';
import type { AgentConfig, CheckConfig } from '@mach/wire';
import type { CollectorSettings } from '../app.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { WatchedService } from '../config/schema.ts';
import { gatewayReading } from '../reactions.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';

/** How often each device asks its own gateway, the collector and its name. Cheap, and near: no stranger's service is asked. */
const GATEWAY_EVERY_S = 60;
const COLLECTOR_EVERY_S = 300;
/** A site asks each service as often as two devices would, however many it has: portals must not suffer from being watched. */
const PROBERS_PER_SITE = 2;
/** A check is never stretched beyond this, so that even the largest site's devices each ask now and then. */
const EVERY_S_MAX = 86_400;

export interface SiteFacts {
  /** Address of the device's gateway, as it last told. */
  readonly gateway?: string;
  /** Devices that share its site's line, itself included. */
  readonly siteDevices: number;
}

/** What the list of a device depends on beside the settings: devices with equal facts get the same list. */
export function siteFacts(state: FleetState, device: RegisteredDevice, siteDevices: number): SiteFacts {
  const reading = gatewayReading(state, device);
  const address = reading?.ok === true ? reading.values['address'] : undefined;
  return { siteDevices, ...(typeof address === 'string' && address !== '' ? { gateway: address } : {}) };
}

/** The flat list of checks of one device, with an ETag over its content. */
export function resolveAgentConfig(
  settings: Pick<CollectorSettings, 'publicUrl' | 'reportEveryS' | 'sendEveryS' | 'services'>,
  facts: SiteFacts,
): AgentConfig {
  const checks = [
    ...gatewayChecks(facts),
    ...collectorChecks(settings.publicUrl),
    ...settings.services.flatMap((service) => serviceChecks(service, facts.siteDevices)),
  ];
  const config = { reportEveryS: settings.reportEveryS, sendEveryS: settings.sendEveryS, checks };
  const etag = createHash('sha256').update(canonicalJson(config)).digest('hex').slice(0, 32);
  return { etag, ...config };
}

function gatewayChecks({ gateway }: SiteFacts): CheckConfig[] {
  return gateway === undefined ? [] : [{ id: 'gateway', kind: 'ping', target: gateway, everyS: GATEWAY_EVERY_S }];
}

/** The way to the collector itself, and the name by which it is reached: without them "our side" can't be told from the line. */
function collectorChecks(url: string | undefined): CheckConfig[] {
  if (url === undefined) return [];
  const { hostname } = new URL(url);
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[') && hostname !== 'localhost';
  const dns: CheckConfig = { id: 'collector-name', kind: 'dns', target: hostname, everyS: COLLECTOR_EVERY_S };
  return [
    ...(isName ? [dns] : []),
    { id: 'collector', kind: 'http', target: new URL('/-/healthy', url).href, everyS: COLLECTOR_EVERY_S },
  ];
}

function serviceChecks(service: WatchedService, siteDevices: number): CheckConfig[] {
  const stretch = Math.max(1, Math.ceil(siteDevices / PROBERS_PER_SITE));
  const everyS = Math.min(EVERY_S_MAX, service.everyS * stretch);
  const many = service.urls.length > 1;
  return service.urls.map((url, i) => ({
    id: many ? `${service.id}.${i + 1}` : service.id,
    kind: 'http',
    target: url,
    everyS,
  }));
}
