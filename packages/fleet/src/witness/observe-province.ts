import { faultsOf } from '../faults.ts';
import { draw } from '../noise.ts';
import type { Window } from './heard.ts';
import { type ObservedDevice, type ObservedSite, observeSite } from './observe.ts';
import { stands } from './ways.ts';
import type { World } from './world.ts';

/** All that the collector knows at `knownAt` of a window: what verdicts are made from. */
export interface Observed {
  readonly from: number;
  readonly to: number;
  readonly sites: readonly ObservedSite[];
  readonly province: readonly ObservedDevice[];
  readonly collector: { readonly off: readonly { readonly from: number; readonly to: number }[] };
  readonly announced: readonly never[];
}

/** The agent in the province's own data centre asks services too, past every commune's line. */
const ATTEMPTS = 2;

export function observe(world: World, window: Window): Observed {
  const { from, to } = window;
  const off = world.scenario.faults.flatMap((fault) =>
    fault.type === 'collector-down' && fault.from < to && fault.to > from
      ? [{ from: Math.max(from, fault.from), to: Math.min(to, fault.to) }]
      : [],
  );
  return {
    from,
    to,
    sites: world.sites.map((site) => observeSite(world, site, window)),
    province: [ownAgent(world, to - 1)],
    collector: { off },
    announced: [],
  };
}

function ownAgent(world: World, wall: number): ObservedDevice {
  const site = world.sites[0];
  const device = site?.devices[0];
  const felt =
    site === undefined || device === undefined
      ? []
      : faultsOf(world.scenario, site.site, device.device).all.filter(({ where }) => 'province' in where);
  const results = world.province.services.flatMap((service) => {
    if (stands(felt, wall, 'uplink-down', 'collector-down')) return [];
    const isDown = felt.some(
      (fault) =>
        (fault.type === 'service-down' || fault.type === 'certificate-expired') &&
        fault.service === service.id &&
        fault.share === undefined &&
        wall >= fault.from &&
        wall < fault.to,
    );
    const flake = draw(world.key, `own ${service.id}`, wall) < world.rates.flakes ? 1 : 0;
    const page = { path: 'service' as const, service: service.id, page: 'application' as const };
    return [{ ...page, attempts: ATTEMPTS, failed: isDown ? ATTEMPTS : flake, answerMs: service.processingMs }];
  });
  return { device: 'province', isWireless: false, life: 'running', results };
}
