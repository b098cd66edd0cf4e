import type { Reorganisation, Service, Unit } from '@mach/wire';
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
      for (const unit of change.units)
        registry.units.set(unit.code, { ...endOf(registry.units.get(unit.code)), ...unit });
      return;
    case 'units-reorganised':
      reorganise(registry, change.reorganisation);
      return;
    case 'days-off-set': {
      const { year, days, document } = change;
      const said = { days, ...(document === undefined ? {} : { document }) };
      // A map of its own each time: calendars are kept by it.
      registry.daysOff = new Map([...registry.daysOff, [year, said]]);
      return;
    }
    case 'planning-file-added':
      registry.planningFiles.set(change.file.id, change.file);
      return;
    case 'planning-file-removed':
      registry.planningFiles.delete(change.id);
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
      const { siteId: _, placedBehind: __, ...rest } = device;
      const site = change.siteId === undefined ? {} : { siteId: change.siteId };
      const behind = change.behind === undefined ? {} : { placedBehind: change.behind };
      registry.devices.set(device.id, { ...rest, unitCode: change.unitCode, ...site, ...behind });
      return;
    }
    case 'device-described': {
      const device = registry.devices.get(change.device);
      if (device === undefined) return;
      const { label: _, assetTag: __, ...rest } = device;
      const { type: ___, device: ____, ...said } = change;
      registry.devices.set(device.id, { ...rest, ...said });
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
      registry.servicesOfFile = change.services;
      joinServices(registry);
      return;
    case 'service-chosen':
      registry.chosenServices.set(change.service.id, change.service);
      joinServices(registry);
      return;
    case 'service-dropped':
      registry.chosenServices.delete(change.id);
      joinServices(registry);
      return;
    case 'alert-route-set': {
      const { route, sealed } = change;
      registry.alertRoutes.set(route.name, { route, ...(sealed === undefined ? {} : { sealed }) });
      return;
    }
    case 'alert-route-removed':
      registry.alertRoutes.delete(change.name);
      return;
    case 'account-created':
      registry.accounts.set(change.account.name, change.account);
      return;
    case 'account-handed-over':
    case 'account-set-up':
    case 'account-disabled':
    case 'account-signed-in':
    case 'account-locked':
      applyToAccount(registry, change);
      return;
    case 'plan-issued':
      registry.plans.set(change.plan.number, { ...change.plan, position });
      return;
    // Of incidents, not of the registry: `fold-incident.ts`.
    case 'cause-written':
    case 'print-made':
    case 'sign-in-link-made':
    case 'journal-restored':
    case 'journal-repaired':
    case 'configuration-taken-up':
    case 'incident-acknowledged':
      return;
    default:
      change satisfies never;
  }
}

/** A list of communes that is imported again does not bring back a unit that ended. */
const endOf = (unit: Unit | undefined): Pick<Unit, 'validTo' | 'successor'> => ({
  ...(unit?.validTo === undefined ? {} : { validTo: unit.validTo }),
  ...(unit?.successor === undefined ? {} : { successor: unit.successor }),
});

function reorganise(registry: MutableRegistry, reorganisation: Reorganisation): void {
  const { units, moves, ends, validFrom } = reorganisation;
  for (const unit of units) registry.units.set(unit.code, unit);
  for (const { site: id, to, name } of moves) {
    const site = registry.sites.get(id);
    if (site !== undefined) registry.sites.set(id, { ...site, unitCode: to, name: name ?? site.name });
  }
  for (const { code, successor } of ends) {
    const unit = registry.units.get(code);
    if (unit !== undefined) registry.units.set(code, { ...unit, validTo: validFrom, successor });
    // Kits that are under way go on letting PCs join.
    for (const token of registry.tokens.values()) {
      if (token.unitCode === code) registry.tokens.set(token.id, { ...token, unitCode: successor });
    }
  }
  registry.reorganisations = [...registry.reorganisations, reorganisation];
}

/** What the pages chose and, of the same id above it, what the file says: nothing that an operator wrote is lost to a page. */
function joinServices(registry: MutableRegistry): void {
  const chosen = [...registry.chosenServices.values()].map(publicService);
  const ofFile = new Set(registry.servicesOfFile.map(({ id }) => id));
  const all = [...registry.servicesOfFile, ...chosen.filter(({ id }) => !ofFile.has(id))];
  registry.services = new Map(all.map((service) => [service.id, service]));
}

const publicService = ({ id, kind, name, hosts, path }: Service): Service => ({ id, kind, name, hosts, path });

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
    ...(known?.placedBehind === undefined ? {} : { placedBehind: known.placedBehind }),
  });
  registry.lastDeviceNumber = Math.max(registry.lastDeviceNumber, device.number);
  const token = registry.tokens.get(tokenId);
  if (known !== undefined || token?.uses === undefined) return;
  registry.tokens.set(token.id, { ...token, uses: Math.max(0, token.uses - 1) });
}
