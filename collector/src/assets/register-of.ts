import type { AssetKind } from '@mach/knowledge';
import type { AssetRecord, AssetRow, EquipmentKind } from '@mach/wire';
import { isEquipment, isOnlySeen } from '../state/equipment.ts';
import type { FleetState, RegisteredDevice, Registry } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { assetRows, type CountedPc, equipmentAssetRows } from './asset-rows.ts';
import { type AssetMatches, matchAssets } from './match-assets.ts';

export interface RegisterOf {
  readonly records: readonly AssetRecord[];
  readonly matches: AssetMatches;
  readonly pcs: readonly CountedPc[];
  /** By device: of every PC and piece of equipment of a commune. */
  readonly rows: ReadonlyMap<string, AssetRow>;
}

/** The register of a fleet beside its devices. `year` is the present one. */
export function registerOf({ registry }: Pick<FleetState, 'registry'>, year: number): RegisterOf {
  const devices = [...registry.devices.values()].filter((device) => isInRegisters(device, registry));
  const records = [...registry.assets.values()].flatMap(({ records: its }) => its);
  const matches = matchAssets(records, devices);
  const pcs = devices.filter((device) => !isEquipment(device));
  const communes = new Set(registry.assets.keys());
  const register = { communes, ofDevice: matches.ofDevice, posts: registry.posts };
  const equipment = devices
    .filter(isEquipment)
    .map(({ id, unitCode, equipment: { kind } }) => ({ id, unitCode, kind: ASSET_KIND[kind] ?? 'other' }));
  const rows = new Map([...assetRows(pcs, register, year), ...equipmentAssetRows(equipment, register, year)]);
  return { records, matches, pcs, rows };
}

/** What an office could have in its register: no withdrawn device, none that was only seen, none of the province's own, and a line of no device. */
function isInRegisters(device: RegisteredDevice, { units }: Registry): boolean {
  return isInService(device) && !isOnlySeen(device) && units.get(device.unitCode)?.kind === 'commune';
}

/** What a register calls the kinds of equipment; all others are other things. */
const ASSET_KIND: Readonly<Partial<Record<EquipmentKind, AssetKind>>> = {
  router: 'network',
  switch: 'network',
  printer: 'printer',
  ups: 'ups',
};
