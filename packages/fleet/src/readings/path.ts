import { activityAt, MINUTE_MS } from '../calendar.ts';
import { keyOf, wander } from '../noise.ts';
import type { Moment } from './moment.ts';

/** The way from a device to something, as a packet finds it at a moment. */
export interface Path {
  /** Nothing comes through. */
  readonly dead: boolean;
  readonly lossRatio: number;
  readonly rttMs: number;
}

/** To the site's router. */
export function lanPath(moment: Moment): Path {
  const { device, faults, wall } = moment;
  const poor = faults.at('lan-poor', wall).map(({ lossRatio }) => lossRatio);
  const wirelessLoss = device.wireless ? 0.01 * wander(device.key, 'radio', wall, 5 * MINUTE_MS) : 0;
  return {
    dead: faults.isUnder('router-down', wall) || faults.isUnder('lan-down', wall) || faults.isUnder('pc-cut-off', wall),
    lossRatio: 1 - poor.reduce((through, loss) => through * (1 - loss), 1 - wirelessLoss),
    rttMs: (device.wireless ? 3 : 0.4) * (1 + wander(device.key, 'lan', wall, MINUTE_MS)),
  };
}

/** Beyond the router: over the internet line, or over the data network. */
export function pathTo(moment: Moment, way: 'internet' | 'data-network'): Path {
  const { site, faults, wall } = moment;
  const lan = lanPath(moment);
  const isDataNetwork = way === 'data-network';
  const poor = isDataNetwork
    ? faults.at('data-network-poor', wall)
    : [...faults.at('line-poor', wall), ...faults.at('isp-poor', wall)];
  const stuck = faults.isUnder('router-stuck', wall);
  const cut = isDataNetwork
    ? faults.isUnder('data-network-down', wall)
    : faults.isUnder('line-down', wall) || faults.isUnder('isp-down', wall);
  const addedMs = poor.reduce((sum, { addedDelayMs }) => sum + addedDelayMs, 0);
  // Everybody's use of the line fills its queue a little in working hours.
  const queueMs = 4 * activityAt(keyOf(site.id), wall);
  return {
    dead: lan.dead || stuck || cut,
    lossRatio: 1 - poor.reduce((through, { lossRatio }) => through * (1 - lossRatio), 1 - lan.lossRatio),
    rttMs: lan.rttMs + site.lineRttMs + addedMs + queueMs,
  };
}
