import type { Role } from '@mach/wire';
import { type Hardware, makeHardware } from './hardware.ts';
import { draw, drawInteger, drawOne, hexDigits, keyOf } from './noise.ts';

/** A made province: everything in it follows from the seed and what was given. */
export interface Province {
  readonly seed: string;
  readonly code: string;
  readonly name: string;
  readonly communes: readonly FleetCommune[];
  readonly services: readonly FleetService[];
}

export interface FleetCommune {
  /** Five digits. Made ones begin with 99, which no province of Vietnam has. */
  readonly code: string;
  readonly name: string;
  readonly sites: readonly FleetSite[];
}

export interface FleetSite {
  readonly id: string;
  readonly name: string;
  readonly communeCode: string;
  readonly isp: string;
  /** Round trip to the province over its line when nothing is wrong. */
  readonly lineRttMs: number;
  /** Every site uses the same private network, as routers come from the telecom company. */
  readonly gatewayAddress: string;
  readonly gatewayMacHash: string;
  readonly devices: readonly FleetDevice[];
}

export interface FleetDevice {
  /** 32 hex digits. */
  readonly id: string;
  /** What all of its draws are keyed by. */
  readonly key: number;
  readonly siteId: string;
  readonly communeCode: string;
  readonly role: Role;
  readonly label: string;
  readonly hardware: Hardware;
  /** `measured`: an agent runs on it. `inventory`: too old for one, known by a script's inventory alone. */
  readonly coverage: 'measured' | 'inventory';
  /** Left on at night and at weekends. */
  readonly leftOn: boolean;
  /** Switched off at the main breaker over lunch. */
  readonly offAtLunch: boolean;
  /** On a wireless card. */
  readonly wireless: boolean;
}

/** A system that the communes depend on. Made hosts end in `.example`, which RFC 2606 keeps from ever being real. */
export interface FleetService {
  readonly id: string;
  readonly url: string;
  readonly host: string;
  readonly path: 'internet' | 'data-network';
  /** Time to the first byte when nothing is wrong and nobody else is asking. */
  readonly processingMs: number;
}

export interface ProvinceSettings {
  readonly seed: string | number;
  /** The communes to fill, or how many to make. */
  readonly communes: number | readonly GivenCommune[];
  readonly province?: { readonly code: string; readonly name: string };
  /** PCs in a commune, least and most; 20 to 80 as a rule, more where several communes were merged. */
  readonly devicesPerCommune?: readonly [min: number, max: number];
  /** Only PCs on which an agent can run; as a rule some are too old for one. */
  readonly measuredOnly?: boolean;
  readonly isps?: readonly string[];
  readonly services?: readonly FleetService[];
}

/** A commune to fill: by chance with a provider and so many PCs, where it is not said. */
export interface GivenCommune {
  readonly code: string;
  readonly name: string;
  readonly isp?: string;
  readonly devices?: number;
}

/** Most communes that can be made: codes of five digits that begin with 99. */
const MADE_COMMUNES_MAX = 999;
const GATEWAY_ADDRESS = '192.168.1.1';
const MADE_ISPS = ['Nhà mạng A', 'Nhà mạng B', 'Nhà mạng C'];

/** The systems of a made province; a national portal, the province's own, and one on the data network. */
export const MADE_SERVICES: readonly FleetService[] = [
  service('national-portal', 'cong-quoc-gia.example', 'internet', 420),
  service('procedures', 'mot-cua.tinh-vi-du.example', 'internet', 260),
  service('documents', 'van-ban.tinh-vi-du.example', 'data-network', 180),
];

/** Makes a province. The same settings give the same province to the last digit. */
export function makeProvince(settings: ProvinceSettings): Province {
  const seed = String(settings.seed);
  const province = settings.province ?? { code: '99', name: 'Tỉnh Ví Dụ' };
  const given = typeof settings.communes === 'number' ? madeCommunes(settings.communes) : settings.communes;
  const communes = given.map((commune) => makeCommune(seed, commune, settings));
  return { seed, ...province, communes, services: settings.services ?? MADE_SERVICES };
}

/** Every device of a province, in the order of communes and sites. */
export const devicesOf = (province: Province): readonly FleetDevice[] =>
  province.communes.flatMap(({ sites }) => sites.flatMap(({ devices }) => devices));

function makeCommune(seed: string, given: GivenCommune, settings: ProvinceSettings): FleetCommune {
  const key = keyOf(`${seed}/${given.code}`);
  const isp = given.isp ?? drawOne(key, 'isp', settings.isps ?? MADE_ISPS);
  const devices = given.devices ?? drawInteger(key, 'devices', settings.devicesPerCommune ?? [20, 80]);
  // Half of today's communes were merged from several and kept a second office; a small one has no use for it.
  const merged = devices >= 6 && draw(key, 'merged') < 0.5;
  const second = merged ? Math.floor(devices * (0.2 + 0.25 * draw(key, 'second-site'))) : 0;
  const { measuredOnly = false } = settings;
  const made = { isp, measuredOnly };
  const sites = [makeSite(seed, given, { number: 1, name: 'Trụ sở', devices: devices - second, ...made })];
  if (merged) sites.push(makeSite(seed, given, { number: 2, name: 'Trụ sở 2', devices: second, ...made }));
  return { code: given.code, name: given.name, sites };
}

function makeSite(
  seed: string,
  { code }: GivenCommune,
  site: {
    readonly number: number;
    readonly name: string;
    readonly isp: string;
    readonly devices: number;
    readonly measuredOnly: boolean;
  },
): FleetSite {
  const id = `${code}-${site.number}`;
  const key = keyOf(`${seed}/site/${id}`);
  return {
    id,
    name: site.name,
    communeCode: code,
    isp: site.isp,
    lineRttMs: 6 + Math.round(30 * draw(key, 'line-rtt') ** 2),
    gatewayAddress: GATEWAY_ADDRESS,
    gatewayMacHash: hexDigits(`${seed}/gateway/${id}`, key, 32),
    devices: Array.from({ length: site.devices }, (_, index) => makeDevice(seed, { id, code, index }, site)),
  };
}

function makeDevice(
  seed: string,
  at: { readonly id: string; readonly code: string; readonly index: number },
  { measuredOnly }: { readonly measuredOnly: boolean },
): FleetDevice {
  const name = `${seed}/device/${at.id}/${at.index}`;
  const key = keyOf(name);
  const role = roleOf(at.index);
  const hardware = drawHardware(name, role, measuredOnly);
  return {
    id: hexDigits(name, key, 32),
    key,
    siteId: at.id,
    communeCode: at.code,
    role,
    label: `PC ${at.id}-${String(at.index + 1).padStart(2, '0')}`,
    hardware,
    coverage: isTooOld(hardware) ? 'inventory' : 'measured',
    leftOn: draw(key, 'left-on') < 0.12,
    offAtLunch: draw(keyOf(`${seed}/site/${at.id}`), 'breaker') < 0.2,
    wireless: draw(key, 'wireless') < 0.18,
  };
}

/** No current runtime supports Windows 7. */
const isTooOld = ({ os }: Hardware) => os.build === '7601';

/** Four in five of those that are drawn can run an agent. */
const DRAWS_MAX = 100;

function drawHardware(name: string, role: Role, measuredOnly: boolean): Hardware {
  let hardware = makeHardware(keyOf(name), role);
  for (let again = 1; measuredOnly && isTooOld(hardware) && again < DRAWS_MAX; again++)
    hardware = makeHardware(keyOf(`${name} again ${again}`), role);
  return hardware;
}

/** At each site the first PC stands in the meeting room, the next four at the counter, the rest in offices. */
function roleOf(index: number): Role {
  if (index === 0) return 'meeting-room';
  return index <= 4 ? 'counter' : 'office';
}

function madeCommunes(count: number): GivenCommune[] {
  if (count > MADE_COMMUNES_MAX)
    throw new RangeError(`at most ${MADE_COMMUNES_MAX} communes can be made, not ${count}`);
  return Array.from({ length: count }, (_, index) => ({
    code: String(99_001 + index),
    name: `${index % 5 === 1 ? 'Phường' : 'Xã'} Ví Dụ ${index + 1}`,
  }));
}

function service(id: string, host: string, path: FleetService['path'], processingMs: number): FleetService {
  return { id, host, url: `https://${host}/`, path, processingMs };
}
