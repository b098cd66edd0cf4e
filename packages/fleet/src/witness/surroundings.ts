import { draw, drawInteger, keyOf } from '../noise.ts';
import type { FleetDevice, FleetSite, Province } from '../province.ts';

/** How much goes wrong by itself in a province, and how much its agents tell: each seed has its own mixture. */
export interface Rates {
  /** Share of packets lost on a good LAN by wire, on a wireless one at worst, and on a good line. */
  readonly wiredLoss: number;
  readonly wirelessLoss: number;
  readonly lineLoss: number;
  /** Share of questions that fail by chance. */
  readonly flakes: number;
  /** Share of PCs that tell how they were stopped, and of those whose backlog comes late. */
  readonly tellsStop: number;
  readonly late: number;
  /** Share of shutdowns in which the agent is still heard to take its leave. */
  readonly farewells: number;
  /** Shares of sites: modem that can be asked, UPS that is asked, router that never answers to ping, a switch between. */
  readonly modemReadable: number;
  readonly hasUps: number;
  readonly muteGateway: number;
  readonly hasSwitch: number;
  readonly switchRegistered: number;
  readonly hasDataNetwork: number;
  readonly youngSites: number;
  /** Share of PCs without an agent, of notebooks, and of clocks that are wrong. */
  readonly missingAgents: number;
  readonly notebooks: number;
  readonly wrongClocks: number;
  /** Presses a PC and quarter of an hour while nothing is slow. */
  readonly presses: number;
  /** Sites to an area of one feeder. */
  readonly sitesPerArea: number;
}

/** A mixture from a seed, each rate within what provinces may be like. */
export function drawRates(key: number): Rates {
  const between = (name: string, from: number, to: number) => from + (to - from) * draw(key, `rate ${name}`);
  return {
    wiredLoss: between('wired', 0, 0.001),
    wirelessLoss: between('wireless', 0.005, 0.025),
    lineLoss: between('line', 0.0005, 0.006),
    flakes: between('flakes', 0.001, 0.012),
    tellsStop: between('stops', 0.3, 1),
    late: between('late', 0, 0.2),
    farewells: between('farewells', 0.7, 1),
    modemReadable: between('modem', 0.1, 0.6),
    hasUps: between('ups', 0, 0.3),
    muteGateway: between('mute', 0, 0.15),
    hasSwitch: between('switch', 0.5, 0.95),
    switchRegistered: between('registered', 0.2, 1),
    hasDataNetwork: between('data-network', 0.4, 1),
    youngSites: between('young', 0, 0.1),
    missingAgents: between('missing', 0, 0.3),
    notebooks: between('notebooks', 0, 0.15),
    wrongClocks: between('clocks', 0, 0.05),
    presses: between('presses', 0.00003, 0.0003),
    sitesPerArea: drawInteger(key, 'rate area', [1, 6]),
  };
}

/** What stands around the PCs of a site and is no PC. */
export interface SiteSurroundings {
  readonly hasSwitch: boolean;
  readonly switchRegistered: boolean;
  readonly modemReadable: boolean;
  readonly hasUps: boolean;
  /** The router hangs on the UPS as well. */
  readonly routerOnUps: boolean;
  readonly gatewayAnswers: boolean;
  readonly hasDataNetwork: boolean;
  readonly area: string;
  readonly isYoung: boolean;
  /** PCs with an agent; the first two of them watch line and services. */
  readonly devices: readonly FleetDevice[];
}

/** Agents of a site that watch its line and ask the services. */
export const SEATS = 2;

export function surroundingsOf(province: Province, rates: Rates): ReadonlyMap<string, SiteSurroundings> {
  const sites = province.communes.flatMap((commune) => commune.sites);
  return new Map(sites.map((site, index) => [site.id, around(site, index, rates, province.seed)]));
}

function around(site: FleetSite, index: number, rates: Rates, seed: string): SiteSurroundings {
  const key = keyOf(`${seed}/around/${site.id}`);
  const has = (name: string, rate: number) => draw(key, name) < rate;
  const measured = site.devices.filter(
    ({ coverage, key: device }) => coverage === 'measured' && draw(device, 'agent') >= rates.missingAgents,
  );
  return {
    hasSwitch: has('switch', rates.hasSwitch),
    switchRegistered: has('registered', rates.switchRegistered),
    modemReadable: has('modem', rates.modemReadable),
    hasUps: has('ups', rates.hasUps),
    routerOnUps: has('router-ups', 0.4),
    gatewayAnswers: !has('mute', rates.muteGateway),
    hasDataNetwork: has('data-network', rates.hasDataNetwork),
    area: `area-${Math.floor(index / rates.sitesPerArea)}`,
    isYoung: has('young', rates.youngSites),
    // Offices are listed first by the seating, then counters; which two does not matter here.
    devices: measured.length > 0 ? measured : site.devices.slice(0, 1),
  };
}
