import type { Unit } from '@mach/wire';
import { writeCause } from '../incidents/write-cause.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import { decideAccount } from './accounts.ts';
import { acknowledge } from './acknowledge.ts';
import { announceMeetings, setMeeting } from './announce-meetings.ts';
import { chooseService } from './choose-service.ts';
import type { DecidePorts, Decision } from './decision.ts';
import { findDevice } from './find-device.ts';
import { importAssets, removeAssets } from './import-assets.ts';
import { importEquipment } from './import-equipment.ts';
import { importLines } from './import-lines.ts';
import { importOutages } from './import-outages.ts';
import { nameSite } from './name-site.ts';
import { placeDevice } from './place-device.ts';
import { decidePlanningFile } from './planning-file.ts';
import { renewSecrets } from './renew-secrets.ts';
import { decideReorganisation } from './reorganise.ts';
import type { AdminRequest } from './request.ts';
import { setAlertRoute } from './set-alert-route.ts';
import { setDaysOff } from './set-days-off.ts';
import { setDiscovery } from './set-discovery.ts';
import { setLine } from './set-line.ts';
import { setSiteHours } from './set-site-hours.ts';
import { decideSupersession } from './supersession.ts';

/** What can be decided by looking at the state once. */
export type Decidable = Exclude<
  AdminRequest,
  {
    type:
      | 'sign-in'
      | 'test-alert-route'
      | 'tell-state'
      | 'import-inventories'
      | 'import-reports'
      | 'answer-reports'
      | 'make-paper';
  }
>;

/** Decides what a command asked for, from the state as it is: what to journal, and what to tell the command. */
export function decide(request: Decidable, state: FleetState, { now, random, by = 'unknown' }: DecidePorts): Decision {
  const { registry } = state;
  switch (request.type) {
    case 'import-units': {
      const units = request.units as readonly Unit[];
      return { changes: [{ type: 'units-imported', units }], answer: { ok: true, imported: units.length } };
    }
    case 'create-token': {
      const { type: _, expiresInMs, id, sha256, scope, unitCode, uses } = request;
      const unit = unitCode === undefined ? undefined : registry.units.get(unitCode);
      if (unitCode !== undefined && unit === undefined) {
        return no(`there is no unit ${unitCode} yet: import it first (mach-collector communes import FILE.csv)`, {
          code: 'unknown-unit',
          field: 'unitCode',
        });
      }
      const expiresAt = now + expiresInMs;
      const token = {
        id,
        sha256,
        scope,
        createdAt: now,
        expiresAt,
        ...(unitCode === undefined ? {} : { unitCode }),
        ...(uses === undefined ? {} : { uses }),
      };
      return { changes: [{ type: 'token-created', token }], answer: { ok: true, expiresAt } };
    }
    case 'import-equipment':
      return importEquipment(request.rows, state, { now, random });
    case 'import-lines':
      return importLines(request.rows, state, random);
    case 'set-line':
      return setLine(request, state, random);
    case 'remove-line':
      if (!registry.lines.has(request.id))
        return no(`there is no line ${request.id}: mach-collector lines list shows them`, { code: 'not-found' });
      return { changes: [{ type: 'line-removed', id: request.id }], answer: { ok: true } };
    case 'import-outages':
      return importOutages(request.rows, state, random);
    case 'remove-outage':
      if (!registry.outages.has(request.id))
        return no(`there is no outage ${request.id}: mach-collector outages list shows them`, { code: 'not-found' });
      return { changes: [{ type: 'outage-withdrawn', id: request.id }], answer: { ok: true } };
    case 'write-cause': {
      const incident = state.incidents.get(request.incident);
      if (incident === undefined)
        return no(`there is no incident ${request.incident}: mach-collector incidents list shows them`);
      const decided = writeCause(request, incident, now);
      return decided.ok ? { changes: [decided.change], answer: { ok: true } } : no(decided.error);
    }
    case 'import-assets':
      return importAssets(request, state, now);
    case 'settle-priorities':
      return {
        changes: [{ type: 'priorities-settled', at: now, rows: request.rows }],
        answer: { ok: true, imported: request.rows.length },
      };
    case 'remove-assets':
      return removeAssets(request, state);
    case 'announce-meetings':
      return announceMeetings(request.rows, state, { now, random });
    case 'set-meeting':
      return setMeeting(request, state, { now, random });
    case 'call-off-meeting':
      if (!registry.meetings.has(request.id))
        return no(`there is no meeting ${request.id}: mach-collector meetings list shows them`, { code: 'not-found' });
      return { changes: [{ type: 'meeting-called-off', id: request.id }], answer: { ok: true } };
    case 'name-site':
      return nameSite(request, state);
    case 'set-site-hours':
      return setSiteHours(request, state);
    case 'set-discovery':
      return setDiscovery(request, state, now);
    case 'revoke-token':
      if (!registry.tokens.has(request.id))
        return no(`there is no token ${request.id}: mach-collector tokens list shows them`, { code: 'not-found' });
      return { changes: [{ type: 'token-revoked', id: request.id }], answer: { ok: true } };
    case 'place-device':
      return placeDevice(request, state, { now, random });
    case 'revoke-device': {
      const device = findDevice(state, request.device);
      if (device === undefined)
        return no(`there is no device ${request.device}: mach-collector devices list shows them`);
      const changes: RegistryChange[] =
        device.revokedAt === undefined ? [{ type: 'device-revoked', device: device.id, at: now }] : [];
      return { changes, answer: { ok: true, device: device.id } };
    }
    case 'renew-secrets':
      return renewSecrets(request, state, now);
    case 'create-account':
    case 'hand-over-account':
    case 'disable-account':
      return decideAccount(request, registry, now);
    case 'acknowledge-incident': {
      const { number, post } = request;
      return acknowledge(state, number, { at: now, by, ...(post === undefined ? {} : { post }) });
    }
    case 'merge-units':
    case 'split-unit':
      return decideReorganisation(request, state, now);
    case 'set-days-off':
      return setDaysOff(request);
    case 'add-planning-file':
    case 'remove-planning-file':
      return decidePlanningFile(request, registry, { now, random });
    case 'choose-service':
    case 'drop-service':
      return chooseService(request, registry);
    case 'set-alert-route':
    case 'remove-alert-route':
      return setAlertRoute(request, registry);
    case 'supersede-device':
    case 'separate-device':
      return decideSupersession(request, state);
    default:
      return request satisfies never;
  }
}

function no(error: string, more: { readonly code?: string; readonly field?: string } = {}): Decision {
  return { changes: [], answer: { ok: false, error, ...more } };
}
