import { applyToAccount } from './accounts.ts';
import { applyToAssets } from './assets.ts';
import { isOnlySeen } from './equipment.ts';
import type { MutableRegistry } from './mutable-state.ts';
import type { RegistryChange } from './registry-change.ts';
import { applySecretChange } from './secret-renewal.ts';
import { applySupersession, supersessionOf } from './supersession.ts';

/** Today and yesterday, and one more for who looks at a Monday. All of them stay in the journal. */
const DAY_NOTES_MAX = 4;

/** Applies one decision to the registry, in place; `position` is that of its entry. What a change speaks of and is not there is passed over. */
export function applyChange(registry: MutableRegistry, change: RegistryChange, position: number): void {
  switch (change.type) {
    case 'installed':
      registry.salt = change.salt;
      if (change.provinceCode !== undefined) registry.provinceCode = change.provinceCode;
      return;
    case 'units-imported':
      for (const unit of change.units) registry.units.set(unit.code, unit);
      return;
    case 'token-created':
      registry.tokens.set(change.token.id, change.token);
      return;
    case 'token-revoked':
      registry.tokens.delete(change.id);
      return;
    case 'device-enrolled':
      enrol(registry, change);
      return;
    case 'device-flagged': {
      const device = registry.devices.get(change.device);
      if (device === undefined || device.flags.includes(change.flag)) return;
      registry.devices.set(device.id, { ...device, flags: [...device.flags, change.flag] });
      return;
    }
    case 'device-revoked': {
      const device = registry.devices.get(change.device);
      if (device !== undefined) registry.devices.set(device.id, { ...device, revokedAt: change.at });
      return;
    }
    case 'device-secret-wanted':
    case 'device-secret-offered':
    case 'device-secret-replaced':
      applySecretChange(registry, change);
      return;
    case 'device-superseded':
    case 'device-separated':
      applySupersession(registry, change);
      return;
    case 'device-moved': {
      const device = registry.devices.get(change.device);
      if (device === undefined) return;
      const { siteId: _, ...rest } = device;
      const site = change.siteId === undefined ? {} : { siteId: change.siteId };
      registry.devices.set(device.id, { ...rest, unitCode: change.unitCode, ...site });
      return;
    }
    case 'device-forgotten':
      if (isOnlySeen(registry.devices.get(change.device))) registry.devices.delete(change.device);
      return;
    case 'site-added':
      registry.sites.set(change.site.id, change.site);
      return;
    case 'line-added':
      registry.lines.set(change.line.id, change.line);
      return;
    case 'line-removed':
      registry.lines.delete(change.id);
      return;
    case 'outage-announced':
      registry.outages.set(change.outage.id, change.outage);
      return;
    case 'outage-withdrawn':
      registry.outages.delete(change.id);
      return;
    case 'assets-imported':
    case 'asset-removed':
    case 'posts-set':
    case 'posts-removed':
      applyToAssets(registry, change);
      return;
    case 'priorities-settled':
      registry.settled = { at: change.at, rows: change.rows };
      return;
    case 'serials-told': {
      const device = registry.devices.get(change.device);
      if (device !== undefined) registry.devices.set(device.id, { ...device, serialHashes: change.serialHashes });
      return;
    }
    case 'meeting-announced':
      registry.meetings.set(change.meeting.id, change.meeting);
      return;
    case 'meeting-called-off':
      registry.meetings.delete(change.id);
      return;
    case 'availability-set':
      registry.reflectors = change.reflectors;
      registry.targets = change.targets;
      return;
    case 'day-noted':
      registry.dayNotes = [...registry.dayNotes.filter(({ day }) => day !== change.note.day), change.note].slice(
        -DAY_NOTES_MAX,
      );
      return;
    case 'services-set':
      registry.services = new Map(change.services.map((service) => [service.id, service]));
      return;
    case 'account-created':
      registry.accounts.set(change.account.name, change.account);
      return;
    case 'account-handed-over':
    case 'account-set-up':
    case 'account-disabled':
      applyToAccount(registry, change);
      return;
    case 'plan-issued':
      registry.plans.set(change.plan.number, { ...change.plan, position });
      return;
    // Of incidents, not of the registry: `fold-incident.ts`.
    case 'cause-written':
    case 'print-made':
    case 'sign-in-link-made':
    case 'account-signed-in':
    case 'account-locked':
    case 'incident-acknowledged':
      return;
    default:
      change satisfies never;
  }
}

/** A device that joins again with its secret renews what is said of it and takes no further use of the token. */
function enrol(registry: MutableRegistry, change: RegistryChange & { type: 'device-enrolled' }): void {
  const { device, secretSha256, machine, tokenId, inventoryHashes } = change;
  const known = registry.devices.get(device.id);
  const serialHashes = change.serialHashes ?? known?.serialHashes;
  registry.devices.set(device.id, {
    ...device,
    secretSha256,
    machine,
    flags: known?.flags ?? [],
    ...supersessionOf(known),
    ...(known?.secretSha256 === secretSha256 && known.renewal !== undefined ? { renewal: known.renewal } : {}),
    ...(inventoryHashes === undefined ? {} : { inventoryHashes }),
    ...(serialHashes === undefined ? {} : { serialHashes }),
  });
  registry.lastDeviceNumber = Math.max(registry.lastDeviceNumber, device.number);
  const token = registry.tokens.get(tokenId);
  if (known !== undefined || token?.uses === undefined) return;
  registry.tokens.set(token.id, { ...token, uses: Math.max(0, token.uses - 1) });
}
