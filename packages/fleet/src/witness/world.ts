import { localDay } from '../calendar.ts';
import { faultsOf } from '../faults.ts';
import { draw, keyOf } from '../noise.ts';
import { bootAt } from '../presence.ts';
import type { FleetDevice, FleetSite, Province } from '../province.ts';
import type { Fault, Scenario } from '../scenario.ts';
import { drawRates, type Rates, SEATS, type SiteSurroundings, surroundingsOf } from './surroundings.ts';

/** A province with what stands around its PCs, a scenario, and its own chances: what agents could know follows from it. */
export interface World {
  readonly province: Province;
  readonly scenario: Scenario;
  readonly rates: Rates;
  readonly around: ReadonlyMap<string, SiteSurroundings>;
  readonly key: number;
  readonly holidays: ReadonlySet<number>;
  readonly sites: readonly SiteInWorld[];
}

export interface SiteInWorld {
  readonly site: FleetSite;
  readonly around: SiteSurroundings;
  readonly devices: readonly DeviceInWorld[];
  /** Faults that any of it feels. */
  readonly faults: readonly Fault[];
}

export interface DeviceInWorld {
  readonly device: FleetDevice;
  /** Leader or deputy. */
  readonly isSeated: boolean;
  /** When within each five minutes it sends and asks. */
  readonly phaseMs: number;
  readonly faults: readonly Fault[];
  /** A notebook, as its inventory tells. */
  readonly hasBattery: boolean;
  isRunning(wall: number): boolean;
}

/** How often agents send what they measured, and ask services and names. */
export const SEND_EVERY_MS = 300_000;

export function makeWorld(
  province: Province,
  scenario: Scenario,
  options: {
    readonly seed: number;
    readonly rates?: Rates;
    readonly holidays?: ReadonlySet<number>;
    readonly around?: World['around'];
  },
): World {
  const key = keyOf(`${province.seed}/world`, options.seed);
  const rates = options.rates ?? drawRates(key);
  const around = options.around ?? surroundingsOf(province, rates);
  const holidays = options.holidays ?? new Set<number>();
  const sites = province.communes.flatMap((commune) =>
    commune.sites.map((site) =>
      siteInWorld(site, around.get(site.id) as SiteSurroundings, { scenario, rates, holidays }),
    ),
  );
  return { province, scenario, rates, around, key, holidays, sites };
}

function siteInWorld(
  site: FleetSite,
  around: SiteSurroundings,
  world: Pick<World, 'scenario' | 'rates' | 'holidays'>,
): SiteInWorld {
  const devices = around.devices.map((device, index): DeviceInWorld => {
    const felt = faultsOf(world.scenario, site, device);
    const isSeated = index < SEATS;
    const hasBattery = draw(device.key, 'notebook') < world.rates.notebooks;
    const survives = (around.hasUps && index === 0) || hasBattery;
    const ends = {
      ...felt,
      all: felt.all.filter(({ type }) => type === 'switched-off' || (type === 'power-cut' && !survives)),
    };
    return {
      device,
      isSeated,
      hasBattery,
      phaseMs: Math.floor(draw(device.key, 'phase') * SEND_EVERY_MS),
      faults: felt.all,
      isRunning: (wall) =>
        (device.leftOn || !world.holidays.has(localDay(wall).midnight)) && bootAt(device, ends, wall) !== undefined,
    };
  });
  return { site, around, devices, faults: [...new Set(devices.flatMap(({ faults }) => faults))] };
}
