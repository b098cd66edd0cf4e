import { activityAt, MINUTE_MS } from '../calendar.ts';
import { keyOf, wander } from '../noise.ts';
import type { Moment } from './moment.ts';

/** Where something stands that a device asks: at its router, beyond the line, or on the data network; and our own collector. */
export type Way = 'gateway' | 'internet' | 'data-network' | 'collector';

/** The way from a device to something, as a packet finds it at a moment. */
export interface Path {
  /** Nothing comes through. */
  readonly dead: boolean;
  readonly lossRatio: number;
  readonly rttMs: number;
}

export function pathOf(moment: Moment, way: Way): Path {
  return way === 'gateway' ? lanPath(moment) : pathBeyond(moment, way);
}

/** To the site's router. */
function lanPath(moment: Moment): Path {
  const { device, faults, wall } = moment;
  const poor = faults.at('lan-poor', wall).map(({ lossRatio }) => lossRatio);
  const wirelessLoss = device.wireless ? 0.01 * wander(device.key, 'radio', wall, 5 * MINUTE_MS) : 0;
  return {
    dead: faults.isUnder('router-down', wall) || faults.isUnder('lan-down', wall) || faults.isUnder('pc-cut-off', wall),
    lossRatio: 1 - poor.reduce((through, loss) => through * (1 - loss), 1 - wirelessLoss),
    rttMs: (device.wireless ? 3 : 0.4) * (1 + wander(device.key, 'lan', wall, MINUTE_MS)),
  };
}

/** Beyond the router: over the internet line, or over the data network. Made collectors are on the internet. */
function pathBeyond(moment: Moment, way: Exclude<Way, 'gateway'>): Path {
  const { site, faults, wall } = moment;
  const lan = lanPath(moment);
  const isDataNetwork = way === 'data-network';
  const poor = isDataNetwork
    ? faults.at('data-network-poor', wall)
    : [...faults.at('line-poor', wall), ...faults.at('isp-poor', wall)];
  const cuts = ['router-stuck', ...CUTS[way]] as const;
  const addedMs = poor.reduce((sum, { addedDelayMs }) => sum + addedDelayMs, 0);
  // Everybody's use of the line fills its queue a little in working hours.
  const queueMs = 4 * activityAt(keyOf(site.id), wall);
  return {
    dead: lan.dead || cuts.some((type) => faults.isUnder(type, wall)),
    lossRatio: 1 - poor.reduce((through, { lossRatio }) => through * (1 - lossRatio), 1 - lan.lossRatio),
    rttMs: lan.rttMs + site.lineRttMs + addedMs + queueMs,
  };
}

const CUTS = {
  internet: ['line-down', 'isp-down'],
  'data-network': ['data-network-down'],
  collector: ['line-down', 'isp-down', 'uplink-down', 'collector-down'],
} as const;
