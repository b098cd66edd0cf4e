import { dayOf } from '../exposition/attendance.ts';
import type { Entry } from '../journal/journal.ts';
import { deviceIdOf, type RegistryChange } from '../state/registry-change.ts';

/** One change, without secrets: who made it, what it was, and what it was about. `at` in ms by the collector's clock, with `isDay` the beginning of the day. */
export interface AuditRow {
  readonly at: number;
  readonly isDay?: true;
  /** `system:<user>`, `account:<name>`, `token:<id>`, `configuration`, `collector`; `unknown` in journals of before there was a log. */
  readonly by: string;
  readonly what: RegistryChange['type'];
  readonly about: string;
  readonly detail: string;
}

/** The audit log: the registry's decisions, as the journal has them. They are never let go. */
export function* auditRows(entries: Iterable<Entry>): Generator<AuditRow> {
  for (const entry of entries) {
    if (entry.kind !== 'registry') continue;
    const { receivedAt: at, by = 'unknown', change } = entry;
    const when = OF_A_DEVICE.includes(change.type) ? ({ at: dayOf(at), isDay: true } as const) : { at };
    yield { ...when, by, what: change.type, ...told(change) };
  }
}

/** What a device does by itself is done while it is on, and the log is for good: of a PC nothing finer than the day is told. */
const OF_A_DEVICE: readonly string[] = ['device-secret-offered', 'device-secret-replaced', 'device-flagged'];

/** What is told of a change, field by field: a new field with a secret in it can't slip in. */
function told(change: RegistryChange): Pick<AuditRow, 'about' | 'detail'> {
  switch (change.type) {
    case 'installed':
      return { about: change.provinceCode ?? '', detail: '' };
    case 'units-imported':
      return { about: `${change.units.length}`, detail: firstOf(change.units.map(({ code }) => code)) };
    case 'units-reorganised': {
      const { validFrom, document = '', ends, moves } = change.reorganisation;
      const about = [...new Set([...ends.map(({ code }) => code), ...moves.flatMap(({ from, to }) => [from, to])])];
      return { about: about.slice(0, 9).join(' '), detail: [validFrom, document].filter(Boolean).join(' ') };
    }
    case 'days-off-set':
      return { about: String(change.year), detail: change.document ?? '' };
    case 'planning-file-added':
      return { about: change.file.kind, detail: `${change.file.date} ${change.file.name}` };
    case 'planning-file-removed':
      return { about: change.id, detail: '' };
    case 'token-created': {
      const { id, scope, unitCode = '', expiresAt } = change.token;
      return { about: id, detail: [scope, unitCode, new Date(expiresAt).toISOString()].filter(Boolean).join(' ') };
    }
    case 'token-revoked':
    case 'line-removed':
    case 'meeting-called-off':
      return { about: change.id, detail: '' };
    case 'device-enrolled': {
      const { number, unitCode, role } = change.device;
      return { about: change.device.id, detail: `${number} ${unitCode} ${role}` };
    }
    case 'device-flagged':
      return { about: change.device, detail: change.flag };
    case 'device-superseded':
      return { about: change.device, detail: change.by };
    case 'device-moved':
      return { about: change.device, detail: [change.unitCode, change.siteId].filter(Boolean).join(' ') };
    case 'device-described':
      return { about: change.device, detail: [change.role, change.label, change.assetTag].filter(Boolean).join(' ') };
    case 'device-secret-wanted':
    case 'device-secret-offered':
    case 'device-secret-replaced':
    case 'device-revoked':
    case 'device-separated':
    case 'device-forgotten':
      return { about: deviceIdOf(change) ?? '', detail: '' };
    case 'site-added': {
      const { id, unitCode, name, workingHours = '', opensOnDaysOff } = change.site;
      const always = opensOnDaysOff === true ? 'opens on days off' : '';
      return { about: id, detail: [unitCode, name, workingHours, always].filter(Boolean).join(' ') };
    }
    case 'line-added':
      return { about: change.line.id, detail: change.line.siteId };
    case 'assets-imported':
      return { about: change.unitCode, detail: `${change.records.length}` };
    case 'asset-removed':
      return { about: change.id, detail: change.unitCode };
    case 'posts-set':
      return { about: `${change.posts.length}`, detail: firstOf(change.posts.map(({ unitCode }) => unitCode)) };
    case 'posts-removed':
      return { about: change.unitCode, detail: '' };
    case 'priorities-settled':
      return { about: `${change.rows.length}`, detail: '' };
    case 'serials-told':
      return { about: change.device, detail: '' };
    case 'outage-announced':
      return { about: change.outage.id, detail: `${change.outage.cause} ${change.outage.document}` };
    case 'meeting-announced':
      return {
        about: change.meeting.id,
        detail: `${new Date(change.meeting.startsAt).toISOString()} ${change.meeting.title}`,
      };
    case 'outage-withdrawn':
      return { about: change.id, detail: '' };
    case 'availability-set':
      return { about: `${change.targets.length}`, detail: firstOf(change.targets.map(({ subject }) => subject)) };
    case 'day-noted':
      return { about: change.note.day, detail: `${change.note.failing.length} ${change.note.silent.length}` };
    case 'services-set':
      return { about: `${change.services.length}`, detail: firstOf(change.services.map(({ id }) => id)) };
    case 'cause-written':
      return { about: `${change.incident}`, detail: [change.cause.id, change.cause.cause].filter(Boolean).join(' ') };
    case 'print-made': {
      const { kind, code, commune = '' } = change.print;
      return { about: `${change.incident}`, detail: [kind, code, commune].filter(Boolean).join(' ') };
    }
    case 'service-chosen':
      return { about: change.service.id, detail: `${change.service.kind} ${change.service.hosts.join(' ')}` };
    // Neither addresses of people nor what is secret.
    case 'alert-route-set':
      return { about: change.route.name, detail: change.route.kind };
    case 'alert-route-removed':
      return { about: change.name, detail: '' };
    case 'service-dropped':
      return { about: change.id, detail: '' };
    case 'account-created': {
      const { name, role, unitCode = '', post } = change.account;
      return { about: name, detail: [role, unitCode, post].filter(Boolean).join(' ') };
    }
    case 'account-handed-over':
    case 'account-set-up':
    case 'account-disabled':
    case 'account-signed-in':
    case 'account-locked':
      return { about: change.name, detail: '' };
    case 'plan-issued': {
      const { number, sha256, lines, title = '' } = change.plan;
      return { about: `${number}`, detail: [`${lines}`, sha256, title].filter(Boolean).join(' ') };
    }
    case 'incident-acknowledged':
      return { about: `${change.number}`, detail: change.acknowledgement.unitCode ?? '' };
    case 'sign-in-link-made':
      return { about: '', detail: '' };
    case 'journal-restored':
      return { about: change.file, detail: [`${change.position}`, change.keptAs].filter(Boolean).join(' ') };
    case 'journal-repaired':
      return { about: `${change.parts}`, detail: [`${change.devices}`, change.keptAs].filter(Boolean).join(' ') };
    case 'configuration-taken-up':
      return { about: change.keys.join(' '), detail: change.afterRestart.join(' ') };
    default:
      return change satisfies never;
  }
}

const NAMED_MAX = 10;

function firstOf(names: readonly string[]): string {
  const more = names.length > NAMED_MAX ? ' …' : '';
  return `${names.slice(0, NAMED_MAX).join(' ')}${more}`;
}
