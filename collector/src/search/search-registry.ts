import { foldedMatcher, searchFold } from '@mach/messages';
import type { SearchHit } from '@mach/wire';
import type { RegisteredDevice, Registry } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';

/** Of each kind, as many as a person looks through. */
const SHOWN = { commune: 8, site: 6, device: 12 } as const;
const KINDS = ['commune', 'site', 'device'] as const;
/** A device's id is looked in only where somebody typed so much of one. */
const ID_DIGITS_MIN = 6;

type RegistryHit = Exclude<SearchHit, { readonly kind: 'check-code' }>;

/** Folded texts of units, sites and devices: each is made anew when it changes, and its text goes with it. */
const texts = new WeakMap<object, string>();

/**
 * Communes, sites and devices by any words of their names, of their commune's name, by code, number, label or asset tag; without case and
 * marks, however they were typed. `maySee` says of which communes the asker may hear.
 */
export function searchRegistry(
  { units, sites, devices }: Pick<Registry, 'units' | 'sites' | 'devices'>,
  asked: string,
  maySee: (unitCode: string) => boolean,
): { readonly items: readonly RegistryHit[]; readonly total: number } {
  const folded = searchFold(asked);
  if (folded === '') return { items: [], total: 0 };
  const matches = foldedMatcher(asked);
  const nameOf = (code: string) => units.get(code)?.name ?? code;
  const place = (code: string) => foldedOf(units.get(code), () => `${nameOf(code)} ${code}`);
  const found: Record<(typeof KINDS)[number], { hit: RegistryHit; rank: number }[]> = {
    commune: [],
    site: [],
    device: [],
  };
  for (const unit of units.values()) {
    if (unit.kind !== 'commune' || !maySee(unit.code) || !matches(place(unit.code))) continue;
    found.commune.push({ hit: { kind: 'commune', code: unit.code, name: unit.name }, rank: 0 });
  }
  for (const site of sites.values()) {
    if (!maySee(site.unitCode)) continue;
    const own = foldedOf(site, () => site.name);
    if (!matches(`${own} ${place(site.unitCode)}`)) continue;
    const { id, name, unitCode: communeCode } = site;
    const hit = { kind: 'site', id, name, communeCode, communeName: nameOf(communeCode) } as const;
    found.site.push({ hit, rank: matches(own) ? 0 : 1 });
  }
  for (const device of devices.values()) {
    if (!isInService(device) || !maySee(device.unitCode)) continue;
    const own = foldedOf(device, () => wordsOf(device));
    const isById = folded.length >= ID_DIGITS_MIN && device.id.startsWith(folded);
    if (!isById && !matches(`${own} ${place(device.unitCode)}`)) continue;
    const rank = isById || String(device.number) === folded ? 0 : matches(own) ? 1 : 2;
    found.device.push({ hit: deviceHit(device, nameOf(device.unitCode)), rank });
  }
  const best = KINDS.flatMap((kind) =>
    found[kind]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, SHOWN[kind])
      .map(({ hit }) => hit),
  );
  // Whoever types a device's number wants that one, not the commune whose code begins with it.
  const exact = best.filter((hit) => hit.kind === 'device' && String(hit.number) === folded);
  return {
    items: [...exact, ...best.filter((hit) => !exact.includes(hit))],
    total: KINDS.reduce((sum, kind) => sum + found[kind].length, 0),
  };
}

const wordsOf = ({ number, label = '', assetTag = '' }: RegisteredDevice): string => `${number} ${label} ${assetTag}`;

function deviceHit(device: RegisteredDevice, communeName: string): RegistryHit {
  const { id, number, label, role, equipment, unitCode } = device;
  return {
    kind: 'device',
    id,
    number,
    ...(label === undefined ? {} : { name: label }),
    role,
    ...(equipment === undefined ? {} : { equipment: equipment.kind }),
    communeCode: unitCode,
    communeName,
  };
}

function foldedOf(entity: object | undefined, text: () => string): string {
  if (entity === undefined) return searchFold(text());
  const known = texts.get(entity) ?? searchFold(text());
  texts.set(entity, known);
  return known;
}
