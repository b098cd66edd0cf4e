import { draw, keyOf } from '../noise.ts';
import type { FleetService } from '../province.ts';
import { type Attempt, countAttempts } from './attempts.ts';
import { getsOut, poorness, reachesGateway, stands } from './ways.ts';
import { type DeviceInWorld, SEND_EVERY_MS, type SiteInWorld, type World } from './world.ts';

/** What a device found on one path, as verdicts take it. */
export interface Found {
  readonly path: 'gateway' | 'internet' | 'data-network' | 'collector' | 'names' | 'service';
  readonly service?: string;
  readonly page?: 'static' | 'application';
  readonly attempts: number;
  readonly failed: number;
  readonly failedPart?: 'name' | 'way' | 'answer';
  readonly wayMs?: number;
  readonly answerMs?: number;
  readonly since?: number;
}

/** A device and the stretch of a window of which its reports have come. */
export interface Look {
  readonly world: World;
  readonly site: SiteInWorld;
  readonly device: DeviceInWorld;
  readonly from: number;
  readonly to: number;
  /** Whether the device runs at a moment of it. */
  readonly runs: (wall: number) => boolean;
}

const GATEWAY = { everyMs: 60_000, packets: 10 } as const;
/** So many in a row without an answer are a dead path: trains of ten packets, looks of three, questions. */
const DEATH = { trains: 2, looks: 3, questions: 2 } as const;
const WATCH_EVERY_MS = 15_000;
/** A look is one packet, and so many more where it does not come back: one lost packet is not a dead line. */
const CONFIRM = 2;
/** A page that takes longer has failed. */
const PAGE_TIMEOUT_MS = 10_000;

export function observeDevice(look: Look): readonly Found[] {
  const { site, device, world } = look;
  const found = [gateway(look), ...questions(look)];
  if (device.isSeated) {
    found.push(watch(look, 'internet'));
    if (site.around.hasDataNetwork) found.push(watch(look, 'data-network'));
    for (const service of world.province.services) found.push(...pages(look, service));
  }
  const told = found.filter(({ attempts }) => attempts > 0);
  if (!stands(device.faults, look.to - 1, 'pc-misreports')) return told;
  return told.map(({ wayMs: _, answerMs: __, ...each }) => ({
    ...each,
    failed: each.attempts,
    failedPart: 'way' as const,
    since: look.from,
  }));
}

/** The moments of a stretch at which something is done at a rhythm, each a little off it, while the device runs. */
function momentsOf({ device, from, to, runs }: Look, everyMs: number): readonly number[] {
  const moments: number[] = [];
  const phase = device.phaseMs % everyMs;
  for (let at = Math.ceil((from - phase) / everyMs) * everyMs + phase; at < to; at += everyMs)
    if (runs(at)) moments.push(at);
  return moments;
}

function gateway(look: Look): Found {
  const { site, device, world } = look;
  const noise = device.device.wireless
    ? world.rates.wirelessLoss * draw(device.device.key, 'radio')
    : world.rates.wiredLoss;
  const series = momentsOf(look, GATEWAY.everyMs).map((at): Attempt => {
    const sent = GATEWAY.packets;
    if (!site.around.gatewayAnswers || !reachesGateway(site, device, at)) return { at, sent, lost: sent };
    const loss = 1 - (1 - noise) * (1 - poorness(device.faults, 'lan', at).lossRatio);
    return { at, sent, lost: lostOf(look, at, sent, loss) };
  });
  return { path: 'gateway', ...countAttempts(series, DEATH.trains) };
}

/** How many of a train are lost, by one draw a packet, or by a single one where most trains lose nothing. */
function lostOf({ world, device }: Look, at: number, sent: number, loss: number): number {
  const key = world.key ^ device.device.key;
  if (draw(key, 'train', at) < (1 - loss) ** sent) return 0;
  let lost = 0;
  for (let packet = 1; packet <= sent; packet++) if (draw(key, 'train', at + packet) < loss) lost++;
  return Math.max(1, lost);
}

const key = ({ world, device }: Look) => world.key ^ device.device.key;
const WATCHES = {
  internet: { lost: 'internet lost', time: 'internet time' },
  'data-network': { lost: 'data network lost', time: 'data network time' },
} as const;

function watch(look: Look, way: 'internet' | 'data-network'): Found {
  const { site, device, world } = look;
  const times: number[] = [];
  const own = key(look);
  const series = momentsOf(look, WATCH_EVERY_MS).map((at): Attempt => {
    const isAway = way === 'internet' && stands(device.faults, at, 'uplink-down', 'collector-down');
    if (isAway || !getsOut(site, device, way, at)) return { at, sent: 1 + CONFIRM, lost: 1 + CONFIRM };
    const { lossRatio, addedMs } = poorness(device.faults, way, at);
    const loss = 1 - (1 - world.rates.lineLoss) * (1 - lossRatio);
    let lost = 0;
    while (lost <= CONFIRM && draw(own, WATCHES[way].lost, at + lost) < loss) lost++;
    if (lost > CONFIRM) return { at, sent: lost, lost };
    times.push(site.site.lineRttMs * (1 + 0.4 * draw(own, WATCHES[way].time, at)) + addedMs);
    return { at, sent: lost + 1, lost };
  });
  return { path: way, ...countAttempts(series, DEATH.looks), ...median('wayMs', times) };
}

function median<Name extends string>(name: Name, values: number[]): { readonly [Key in Name]?: number } {
  values.sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  return (middle === undefined ? {} : { [name]: middle }) as { readonly [Key in Name]?: number };
}

/** The collector's name and its port, asked each five minutes by every PC. */
function questions(look: Look): Found[] {
  const { site, device, world } = look;
  const moments = momentsOf(look, SEND_EVERY_MS);
  const flaked = (name: string, at: number) => draw(key(look), name, at) < world.rates.flakes;
  const names = moments.map((at): Attempt => {
    const isGood =
      getsOut(site, device, 'internet', at) && !stands(device.faults, at, 'dns-down') && !flaked('names', at);
    return { at, sent: 1, lost: isGood ? 0 : 1 };
  });
  const collector = moments.map((at): Attempt => {
    const isAway = stands(device.faults, at, 'uplink-down', 'collector-down', 'dns-down');
    const isGood = getsOut(site, device, 'internet', at) && !isAway && !flaked('collector', at);
    return { at, sent: 1, lost: isGood ? 0 : 1 };
  });
  const isNameless = stands(device.faults, look.to - 1, 'dns-down');
  return [
    { path: 'names', ...countAttempts(names, DEATH.questions) },
    {
      path: 'collector',
      ...countAttempts(collector, DEATH.questions),
      ...(isNameless ? { failedPart: 'name' as const } : {}),
    },
  ];
}

/** Two in three services have a static page beside the one that the application makes. */
const hasStaticPage = (service: FleetService) => draw(keyOf(service.id), 'static-page') < 0.66;

function pages(look: Look, service: FleetService): Found[] {
  const pages: ('static' | 'application')[] = hasStaticPage(service) ? ['static', 'application'] : ['application'];
  if (service.path === 'data-network' && !look.site.around.hasDataNetwork) return [];
  return pages.map((page) => ({ path: 'service', service: service.id, page, ...ask(look, service, page) }));
}

function ask(look: Look, service: FleetService, page: 'static' | 'application') {
  const { site, device, world } = look;
  const [ways, answers]: [number[], number[]] = [[], []];
  let failedPart: Found['failedPart'];
  const series = momentsOf(look, SEND_EVERY_MS).map((at): Attempt => {
    const failed = (part: Found['failedPart']): Attempt => {
      failedPart = part;
      return { at, sent: 1, lost: 1 };
    };
    const bad = device.faults.filter(
      (each) => at >= each.from && at < each.to && 'service' in each && each.service === service.id,
    );
    if (!getsOut(site, device, service.path, at)) return failed('way');
    if (service.path === 'internet' && stands(device.faults, at, 'dns-down')) return failed('name');
    for (const fault of bad) {
      if (fault.type === 'certificate-expired') return failed('answer');
      if (fault.type === 'service-down' && (fault.page === undefined || page === 'application'))
        return failed('answer');
    }
    const { lossRatio, addedMs } = poorness(device.faults, service.path, at);
    // Three lost segments in a row of a handshake, or chance.
    if (draw(key(look), `ask ${service.id} ${page}`, at) < world.rates.flakes + lossRatio ** 2) return failed('way');
    const busy = device.faults.some(({ type, from, to }) => type === 'processor-busy' && at >= from && at < to)
      ? 4.5
      : 1;
    const spread = 0.7 + 0.6 * draw(key(look), `time ${service.id} ${page}`, at);
    let answerMs = (page === 'static' ? 0.2 : 1) * service.processingMs * spread;
    for (const fault of bad)
      if (fault.type === 'service-slow' && page === 'application') answerMs += fault.processingMs;
    const wayMs = (site.site.lineRttMs * (1 + 0.3 * spread) + addedMs) * (1 + 2 * lossRatio);
    if (answerMs * busy > PAGE_TIMEOUT_MS) return failed('answer');
    ways.push(wayMs * busy);
    answers.push((answerMs + wayMs) * busy);
    return { at, sent: 1, lost: 0 };
  });
  return {
    ...countAttempts(series, DEATH.questions),
    ...(failedPart === undefined ? {} : { failedPart }),
    ...median('wayMs', ways),
    ...median('answerMs', answers),
  };
}
