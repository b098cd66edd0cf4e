import { isEquipmentFailure } from '@mach/diagnosis';
import { dayAfter, vietnamDayOf } from '@mach/knowledge';
import type { DayNote, Overview } from '@mach/wire';
import { summariseCommunes } from '../exposition/commune-rows.ts';
import { type Analysis, findingsOf } from '../exposition/findings.ts';
import { siteRows } from '../exposition/site-rows.ts';
import { incidentRows } from '../incidents/incident-rows.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { calendarOf } from '../state/working-hours.ts';
import { changesSince, noteOfYesterday } from './changes-since.ts';
import { coverage } from './coverage.ts';
import { lineBoard } from './line-board.ts';
import { serviceBoard } from './service-board.ts';
import { isSilent } from './silent-communes.ts';

/** Incidents that are named in one answer; numbers are all there. */
const NAMED_MAX = 50;

/** The province beside its communes, as of now. */
export function overview(state: FleetState, analysis: Analysis, now: number): Overview {
  const { units, devices, dayNotes } = state.registry;
  const incidents = incidentRows(state);
  const open = incidents.filter(({ endedAt }) => endedAt === undefined);
  const { failing, silent } = standing(state, analysis, now);
  const note = noteOfYesterday(dayNotes, dayAfter(vietnamDayOf(now), -1));
  const changes =
    note === undefined ? undefined : changesSince(note, { incidents: [...state.incidents.values()], failing, silent });
  const ids = [...(changes?.newlyFailing ?? []), ...(changes?.noLongerFailing ?? [])].slice(0, NAMED_MAX);
  const services = serviceBoard(state, now);
  const lines = lineBoard(siteRows(state, undefined), (code) => units.get(code)?.isp, open);
  const codes = new Set([
    ...[...(changes?.newlySilent ?? []), ...(changes?.heardAgain ?? [])],
    ...services.flatMap(({ affected }) => affected),
    ...lines.flatMap(({ silentCommunes }) => silentCommunes),
  ]);
  const numbers = new Set([...(changes?.opened ?? []), ...(changes?.ended ?? [])]);
  return {
    at: now,
    services,
    lines,
    coverage: coverage(state),
    ...(changes !== undefined && { changes }),
    incidents: incidents.filter(({ number }) => numbers.has(number)).slice(0, NAMED_MAX),
    devices: ids.flatMap((id) => {
      const device = devices.get(id);
      if (device === undefined) return [];
      const { number, label, unitCode } = device;
      return [{ id, number, communeCode: unitCode, ...(label !== undefined && { label }) }];
    }),
    communes: [...codes].map((code) => ({ code, name: units.get(code)?.name ?? code })),
  };
}

/** What a note of the day holds. */
export function dayNote(state: FleetState, analysis: Analysis, now: number): DayNote {
  return { day: vietnamDayOf(now), at: now, ...standing(state, analysis, now) };
}

function standing(state: FleetState, analysis: Analysis, now: number): Pick<DayNote, 'failing' | 'silent'> {
  const { units, daysOff } = state.registry;
  const findings = (device: string) => findingsOf(analysis, device);
  const failing = [...state.registry.devices.keys()].filter((id) =>
    (findings(id)?.conditions ?? []).some(isEquipmentFailure),
  );
  const silent = summariseCommunes(state, findings)
    .filter(({ devices, devicesByInventory = 0 }) => devices > devicesByInventory)
    .filter(({ code, lastReportAt }) => isSilent(lastReportAt, calendarOf(units.get(code) ?? {}, daysOff), now))
    .map(({ code }) => code);
  return { failing: failing.sort(), silent };
}
