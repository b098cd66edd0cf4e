import type { Role } from '@mach/wire';
import { gatewayOf } from '../gateway-of.ts';
import type { FleetState, RegisteredDevice } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import type { DecidePorts, Decision } from './decision.ts';
import { findDevice } from './find-device.ts';
import { createSiteFinder } from './site-finder.ts';

/** What somebody says of a device: only what is named changes. An empty text takes away what was said. */
export interface PlaceRequest {
  /** Id or number. */
  readonly device: string;
  readonly unitCode?: string;
  /** Id or name of a site of that commune; one that nobody knows is made. */
  readonly site?: string;
  readonly role?: Role;
  readonly label?: string;
  readonly assetTag?: string;
}

/**
 * Decides where a device stands and what it is for, as somebody says it. The inventories whose place it took go with it. What stands
 * where its site's network says so (the site's router, and whatever a look around found there) can't be carried elsewhere by a word.
 */
export function placeDevice(request: PlaceRequest, state: FleetState, { random }: DecidePorts): Decision {
  const device = findDevice(state, request.device);
  if (device === undefined)
    return no(`there is no device ${request.device}: mach-collector devices list shows them`, 'not-found');
  if (device.revokedAt !== undefined || device.supersededBy !== undefined)
    return no(`device ${device.number} does not count any more, nothing of it is changed`, 'device-ended');
  const moved = move(request, device, state, random);
  if (!moved.ok) return { changes: [], answer: moved };
  return { changes: [...moved.changes, ...describe(request, device)], answer: { ok: true, device: device.id } };
}

type Moved = { readonly ok: true; readonly changes: readonly RegistryChange[] } | (Decision['answer'] & { ok: false });

function move(
  { unitCode: to, site: name }: PlaceRequest,
  device: RegisteredDevice,
  state: FleetState,
  random: DecidePorts['random'],
): Moved {
  const { registry } = state;
  const unitCode = to ?? device.unitCode;
  const isThere = unitCode === device.unitCode && (name === undefined || name === '' || name === device.siteId);
  if (isThere) return { ok: true, changes: [] };
  if (isPlacedByNetwork(device))
    return refusal(`device ${device.number} stands where its site's network says`, 'place-is-measured', 'site');
  const elsewhere = registry.sites.get(name ?? '');
  if (elsewhere !== undefined && elsewhere.unitCode !== unitCode)
    return refusal(`site ${name} is of commune ${elsewhere.unitCode}`, 'needs-site', 'site');
  const finder = createSiteFinder(registry, random);
  const found = finder.find('site', unitCode, name === '' ? undefined : name?.trim());
  if (!found.ok) {
    const isUnit = registry.units.get(unitCode)?.kind !== 'commune';
    return refusal(found.error, isUnit ? 'unknown-commune' : 'needs-site', isUnit ? 'unitCode' : 'site');
  }
  const { siteId } = found;
  if (unitCode === device.unitCode && siteId === device.siteId) return { ok: true, changes: [] };
  const place = { unitCode, ...(siteId === undefined ? {} : { siteId }) };
  const gateway = gatewayOf(state, device);
  const behind = gateway === undefined ? {} : { behind: gateway };
  return {
    ok: true,
    changes: [
      ...finder.made.map((site) => ({ type: 'site-added', site }) as const),
      { type: 'device-moved', device: device.id, ...place, ...behind },
      ...(device.supersedes ?? []).map((id) => ({ type: 'device-moved', device: id, ...place }) as const),
    ],
  };
}

/** The router that its site's PCs found, and what a look around its network found. */
export const isPlacedByNetwork = ({ equipment, macHash }: Pick<RegisteredDevice, 'equipment' | 'macHash'>): boolean =>
  equipment?.address === 'gateway' || macHash !== undefined;

function describe(request: PlaceRequest, device: RegisteredDevice): readonly RegistryChange[] {
  const text = (said: string | undefined, known: string | undefined) =>
    said === undefined ? known : said.trim().replaceAll(/\s+/g, ' ') || undefined;
  const role = device.equipment === undefined ? (request.role ?? device.role) : device.role;
  const label = text(request.label, device.label);
  const assetTag = text(request.assetTag, device.assetTag);
  if (role === device.role && label === device.label && assetTag === device.assetTag) return [];
  const said = { ...(label === undefined ? {} : { label }), ...(assetTag === undefined ? {} : { assetTag }) };
  return [{ type: 'device-described', device: device.id, role, ...said }];
}

const refusal = (error: string, code: string, field?: string) =>
  ({ ok: false, error, code, ...(field === undefined ? {} : { field }) }) as const;

const no = (error: string, code: string): Decision => ({ changes: [], answer: refusal(error, code) });
