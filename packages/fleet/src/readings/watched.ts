import type { Reading, Values } from '@mach/wire';
import { activityAt, DAY_MS } from '../calendar.ts';
import { draw } from '../noise.ts';
import type { FleetService } from '../province.ts';
import { good, type Moment } from './moment.ts';
import { lanPath, type Path, pathTo } from './path.ts';

const PACKETS = 10;
const TIMEOUT_MS = 5_000;
/** A well-known neighbour in the provider's network; a made name that can't be real (RFC 2606). */
export const ANCHOR_HOST = 'anchor.example';
const CERTIFICATE_LEFT_MS = 200 * DAY_MS;

/** What probes find when they ask the network. All devices may ask; that leaders alone ask portals is the collector's rule. */
export function watchedReadings(moment: Moment): Reading[] {
  const internet = pathTo(moment, 'internet');
  const resolves = !internet.dead && !moment.faults.isUnder('dns-down', moment.wall);
  return [
    ping(moment, lanPath(moment), moment.site.gatewayAddress, moment.site.gatewayAddress),
    ping(moment, internet, ANCHOR_HOST, '192.0.2.1'),
    dns(moment, ANCHOR_HOST, internet, resolves),
    ...moment.province.services.map((service) => http(moment, service, resolves)),
  ];
}

function ping(moment: Moment, path: Path, target: string, address: string): Reading {
  const rtts = Array.from({ length: PACKETS }, (_, packet) => packet)
    .filter(
      (packet) => !path.dead && draw(moment.device.key, `loss ${target}`, moment.uptimeMs + packet) >= path.lossRatio,
    )
    .map((packet) => path.rttMs * (1 + 0.15 * draw(moment.device.key, `rtt ${target}`, moment.uptimeMs + packet) ** 3))
    .sort((a, b) => a - b);
  const counted = { sent: PACKETS, received: rtts.length, duplicates: 0, lossRatio: 1 - rtts.length / PACKETS };
  const way = { way: 'icmp-command', address };
  if (rtts.length === 0)
    return bad(moment, { kind: 'ping', target, failure: 'timeout', values: { ...counted, ...way } });
  const [first, last] = [rtts[0] as number, rtts.at(-1) as number];
  const values = {
    ...counted,
    rttMinMs: first,
    rttMedianMs: rtts[Math.floor(rtts.length / 2)] as number,
    rttP95Ms: last,
    jitterMs: (last - first) / 2,
    ...way,
  };
  return good(moment, 'ping', rounded(values), target);
}

function dns(moment: Moment, target: string, path: Path, resolves: boolean): Reading {
  if (!resolves) return bad(moment, { kind: 'dns', target, failure: 'timeout' });
  return good(moment, 'dns', rounded({ lookupMs: path.rttMs * 1.2, records: 1, answer: '192.0.2.1' }), target);
}

function http(moment: Moment, service: FleetService, resolves: boolean): Reading {
  const { device, faults, wall } = moment;
  const path = pathTo(moment, service.path);
  const target = service.url;
  if (!resolves) return bad(moment, { kind: 'http', target, failure: 'not-found' });
  const down = faults.at('service-down', wall).find((fault) => fault.service === service.id);
  if (path.dead || down?.how === 'timeout') return bad(moment, { kind: 'http', target, failure: 'timeout' });
  if (down?.how === 'refused') return bad(moment, { kind: 'http', target, failure: 'refused' });

  const slow = faults.at('service-slow', wall).filter((fault) => fault.service === service.id);
  const crowd = 1 + activityAt(0, wall);
  const processingMs =
    service.processingMs * crowd * (0.8 + 0.4 * draw(device.key, service.id, moment.uptimeMs)) +
    slow.reduce((sum, fault) => sum + fault.processingMs, 0);
  if (processingMs > TIMEOUT_MS) return bad(moment, { kind: 'http', target, failure: 'timeout' });
  const expired = faults.at('certificate-expired', wall).find((fault) => fault.service === service.id);
  // A lost segment is sent again after about two round trips.
  const rttMs = path.rttMs * (1 + 2 * path.lossRatio);
  return good(
    moment,
    'http',
    rounded({
      status: down?.how === 'error-status' ? 503 : 200,
      resolveMs: path.rttMs * 1.2,
      connectMs: rttMs,
      tlsMs: rttMs * 1.5,
      processingMs: processingMs + rttMs,
      transferMs: rttMs * 0.5,
      bodyBytes: 48_213,
      redirects: 0,
      certificateExpiryMs: expired?.from ?? wall + CERTIFICATE_LEFT_MS - (wall % DAY_MS),
      tlsProtocol: 'TLSv1.3',
      certificateTrusted: expired === undefined,
      address: '192.0.2.10',
    }),
    target,
  );
}

function bad(
  moment: Moment,
  reading: { readonly kind: string; readonly target: string; readonly failure: string; readonly values?: Values },
): Reading {
  return { uptimeMs: moment.uptimeMs, ok: false, detail: '', values: {}, ...reading };
}

/** To microseconds, as a real clock would give them. */
function rounded(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
    ]),
  );
}
