import type { Reading, Values } from '@mach/wire';
import { activityAt, DAY_MS } from '../calendar.ts';
import { draw } from '../noise.ts';
import type { FleetService } from '../province.ts';
import { good, type Moment } from './moment.ts';
import { type Path, pathOf, type Way } from './path.ts';

/** What a device is told to ask: a kind of probe, whom, and where that stands. */
export interface AskedCheck {
  readonly kind: 'ping' | 'dns' | 'tcp' | 'http';
  readonly target: string;
  /** The check of the collector's configuration that asked. */
  readonly id?: string;
  readonly way: Way;
  /** Of which service a page is; other pages answer at once. */
  readonly service?: Pick<FleetService, 'id' | 'processingMs'>;
  readonly page?: 'static' | 'application';
}

const PACKETS = 10;
const TIMEOUT_MS = 5_000;
/** A well-known neighbour in the provider's network; a made name that can't be real (RFC 2606). */
export const ANCHOR_HOST = 'anchor.example';
const CERTIFICATE_LEFT_MS = 200 * DAY_MS;

/** What probes find when they ask the network. All devices may ask; that leaders alone ask portals is the collector's rule. */
export function watchedReadings(moment: Moment): Reading[] {
  const { gatewayAddress } = moment.site;
  return [
    { kind: 'ping', target: gatewayAddress, way: 'gateway' } as const,
    { kind: 'ping', target: ANCHOR_HOST, way: 'internet' } as const,
    { kind: 'dns', target: ANCHOR_HOST, way: 'internet' } as const,
    ...moment.province.services.map((service) => ({
      kind: 'http' as const,
      target: service.url,
      way: service.path,
      service,
    })),
  ].map((check) => answerReading(moment, check));
}

/** What one check finds at a moment. */
export function answerReading(moment: Moment, check: AskedCheck): Reading {
  const path = pathOf(moment, check.way);
  const misreports = moment.faults.isUnder('pc-misreports', moment.wall);
  return ASK[check.kind](moment, check, misreports ? { ...path, dead: true } : path);
}

type Ask = (moment: Moment, check: AskedCheck, path: Path) => Reading;
const ASK: Readonly<Record<AskedCheck['kind'], Ask>> = { ping, dns, tcp, http };

function ping(moment: Moment, check: AskedCheck, path: Path): Reading {
  const { target } = check;
  const rtts = Array.from({ length: PACKETS }, (_, packet) => packet)
    .filter(
      (packet) => !path.dead && draw(moment.device.key, `loss ${target}`, moment.uptimeMs + packet) >= path.lossRatio,
    )
    .map((packet) => path.rttMs * (1 + 0.15 * draw(moment.device.key, `rtt ${target}`, moment.uptimeMs + packet) ** 3))
    .sort((a, b) => a - b);
  const counted = { sent: PACKETS, received: rtts.length, duplicates: 0, lossRatio: 1 - rtts.length / PACKETS };
  const way = { way: 'icmp-command', address: check.way === 'gateway' ? moment.site.gatewayAddress : '192.0.2.1' };
  if (rtts.length === 0) return bad(moment, check, 'timeout', { ...counted, ...way });
  const [first, last] = [rtts[0] as number, rtts.at(-1) as number];
  const values = {
    ...counted,
    rttMinMs: first,
    rttMedianMs: rtts[Math.floor(rtts.length / 2)] as number,
    rttP95Ms: last,
    jitterMs: (last - first) / 2,
    ...way,
  };
  return answered(moment, check, values);
}

function dns(moment: Moment, check: AskedCheck, path: Path): Reading {
  if (!resolves(moment, path)) return bad(moment, check, 'timeout');
  return answered(moment, check, { lookupMs: path.rttMs * 1.2, records: 1, answer: '192.0.2.1' });
}

function tcp(moment: Moment, check: AskedCheck, path: Path): Reading {
  if (path.dead) return bad(moment, check, 'timeout');
  return answered(moment, check, { resolveMs: 0, connectMs: againIfLost(path), address: '192.0.2.2' });
}

function http(moment: Moment, check: AskedCheck, path: Path): Reading {
  const { device, faults, wall } = moment;
  if (!resolves(moment, pathOf(moment, 'internet'))) return bad(moment, check, 'not-found');
  const { service, page } = check;
  const isOfService = (fault: { readonly service: string; readonly page?: string }) =>
    fault.service === service?.id && (fault.page === undefined || fault.page === page);
  const down = faults.at('service-down', wall).find(isOfService);
  if (path.dead || down?.how === 'timeout') return bad(moment, check, 'timeout');
  if (down?.how === 'refused') return bad(moment, check, 'refused');

  const crowd = 1 + activityAt(0, wall);
  const processingMs =
    (service?.processingMs ?? 0) * crowd * (0.8 + 0.4 * draw(device.key, service?.id ?? '', moment.uptimeMs)) +
    faults
      .at('service-slow', wall)
      .filter(isOfService)
      .reduce((sum, fault) => sum + fault.processingMs, 0);
  if (processingMs > TIMEOUT_MS) return bad(moment, check, 'timeout');
  const expired = faults.at('certificate-expired', wall).find(isOfService);
  const rttMs = againIfLost(path);
  const values = {
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
    ...(page === undefined ? {} : { page }),
  };
  if (expired !== undefined || values.status !== 200) return bad(moment, check, 'bad-reply', rounded(values));
  return answered(moment, check, values);
}

/** Whose packets come through nowhere is answered by no resolver either. */
const resolves = (moment: Moment, internet: Path) => !internet.dead && !moment.faults.isUnder('dns-down', moment.wall);

/** A lost segment is sent again after about two round trips. */
const againIfLost = ({ rttMs, lossRatio }: Path) => rttMs * (1 + 2 * lossRatio);

const asked = ({ id }: AskedCheck) => (id === undefined ? {} : { id });

function answered(moment: Moment, check: AskedCheck, values: Values): Reading {
  return { ...good(moment, check.kind, rounded(values), check.target), ...asked(check) };
}

function bad(moment: Moment, check: AskedCheck, failure: string, values: Values = {}): Reading {
  const { kind, target } = check;
  return { uptimeMs: moment.uptimeMs, ok: false, detail: '', values, kind, target, failure, ...asked(check) };
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
