import type { Random } from '@mach/ports';
import type { Device, Equipment } from '@mach/wire';
import type { EquipmentRow } from '../config/equipment-csv.ts';
import { type EquipmentDevice, isEquipment, isOnlySeen } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import type { Decision } from './decision.ts';
import { equipmentEnrolled } from './equipment-enrolled.ts';
import { createSiteFinder } from './site-finder.ts';
import { allRefusals, type Refusal } from './table-refusal.ts';

/**
 * Decides what a table of equipment makes: devices of coverage `declared`, sites that were not known by that name, and what is said anew
 * of a device that has the same name in the same site. Nothing at all where a row can't be placed.
 */
export function importEquipment(
  rows: readonly EquipmentRow[],
  state: FleetState,
  { random, now }: { readonly random: Random; readonly now: number },
): Decision {
  const { registry } = state;
  const finder = createSiteFinder(registry, random);
  const placed: { readonly row: EquipmentRow; readonly siteId?: string }[] = [];
  const refusals: Refusal[] = [];
  for (const [i, row] of rows.entries()) {
    const found = finder.find(`line ${i + 2}`, row.unitCode, row.site);
    if (!found.ok) refusals.push(found);
    else placed.push({ row, ...(found.siteId === undefined ? {} : { siteId: found.siteId }) });
  }
  if (refusals.length > 0) return { changes: [], answer: allRefusals(refusals) };
  const held = [...registry.devices.values()].filter(isEquipment).filter(({ revokedAt }) => revokedAt === undefined);
  let number = registry.lastDeviceNumber;
  const devices = placed.map(({ row, siteId }): Device => {
    const known = held.find((each) => isSame(each, row, siteId));
    if (known === undefined) number++;
    return {
      id: known?.id ?? Buffer.from(random.bytes(16)).toString('hex'),
      number: known?.number ?? number,
      unitCode: row.unitCode,
      ...(siteId === undefined ? {} : { siteId }),
      role: 'office',
      label: row.name,
      ...(row.assetTag === undefined ? {} : { assetTag: row.assetTag }),
      coverage: known === undefined || isOnlySeen(known) ? 'declared' : known.coverage,
      equipment: row.equipment,
      ...(known?.macHash === undefined ? {} : { macHash: known.macHash }),
      enrolledAt: known?.enrolledAt ?? now,
    };
  });
  const changes: RegistryChange[] = [
    ...finder.made.map((site) => ({ type: 'site-added', site }) as const),
    ...devices.map(equipmentEnrolled),
  ];
  return { changes, answer: { ok: true, imported: devices.length } };
}

/** By its name, or by its address where a look around the network found it; the router that a site's PCs found has none until somebody names it. */
function isSame(device: EquipmentDevice, row: EquipmentRow, siteId: string | undefined): boolean {
  if (device.unitCode !== row.unitCode || device.siteId !== siteId) return false;
  if (device.label !== undefined) return device.label === row.name;
  if (isOnlySeen(device)) return device.equipment.address === row.equipment.address;
  return isGateway(device.equipment) && isGateway(row.equipment);
}

const isGateway = ({ address }: Equipment) => address === 'gateway';
