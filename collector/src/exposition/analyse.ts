import { vietnamDayOf } from '@mach/knowledge';
import {
  defaultPolicy,
  type RankedDevice,
  type RankedEquipment,
  rankEquipment,
  rankValued,
  settle,
  valueInSlices,
} from '@mach/priority';
import type { ConditionRow } from '@mach/wire';
import { registerOf } from '../assets/register-of.ts';
import { isProvinces, telemetryOf } from '../state/device-state.ts';
import { isEquipment, isOnlySeen } from '../state/equipment.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { daysCutOffIn } from './days-cut-off.ts';
import { equipmentConditions } from './equipment-conditions.ts';
import type { Analysis } from './findings.ts';
import { createJudge, type JudgeDevice } from './judge-device.ts';
import { rankedLines } from './ranked-lines.ts';
import { silenceIn } from './silence.ts';
import { type SiteFound, siteFindings } from './site-findings.ts';
import { withSlowSwitches } from './slow-switches.ts';

/** Devices judged in one go: some 0.2 ms each when nothing is remembered of them. */
const JUDGED_A_SLICE = 50;
/** Devices ranked in one go: some 0.03 ms each. */
const RANKED_A_SLICE = 250;

/** Every device in service judged, and what lists and plans are made of. */
export interface Judged {
  readonly conditions: ReadonlyMap<string, readonly ConditionRow[]>;
  /** The PCs of the communes; the province's own agents are in nobody's plan. */
  readonly devices: readonly RankedDevice[];
  readonly equipment: readonly RankedEquipment[];
}

/**
 * Diagnoses every device that is in service from its last readings, silent ones too: a PC does not get younger by being
 * off. Stops after each slice, so that whoever runs it may do something else in between; each device is judged as it is at its turn.
 */
function* judgeInSlices(state: FleetState, now: number, judge: JudgeDevice): Generator<undefined, Judged, void> {
  const conditions = new Map<string, readonly ConditionRow[]>();
  const devices: RankedDevice[] = [];
  const equipment: RankedEquipment[] = [];
  const pcsAt = pcsBySite(state);
  const silenceOf = silenceIn(state, now);
  const daysCutOffOf = daysCutOffIn(state, now);
  const ofSites = siteFindings(state);
  const register = registerOf(state, Number(vietnamDayOf(now).slice(0, 4)));
  for (const device of [...state.registry.devices.values()]) {
    if (!isInService(device)) continue;
    const telemetry = telemetryOf(state, device);
    const { facts, conditions: found } = judge(telemetry, now);
    const own = found.filter(({ code }) => isSaid(code, ofSites.get(device.siteId ?? ''), device.id));
    conditions.set(device.id, isEquipment(device) ? equipmentConditions(found) : own);
    if (conditions.size % JUDGED_A_SLICE === 0) yield;
    // What was only seen in a network is nobody's, as far as is known.
    if (isProvinces(state, device) || isOnlySeen(device)) continue;
    const { id, number, unitCode, siteId, role, label, coverage } = device;
    const identity = {
      device: id,
      number,
      communeCode: unitCode,
      ...(siteId === undefined ? {} : { siteId }),
      ...(label === undefined ? {} : { label }),
      coverage,
      conditions: found,
    };
    if (isEquipment(device)) {
      const peopleBehind = pcsAt.get(siteId ?? unitCode) ?? 0;
      const asset = register.rows.get(id);
      const unsupportedSince = supportEnd(device.equipment.supportUntil, now);
      equipment.push({
        ...identity,
        kind: device.equipment.kind,
        peopleBehind,
        ...(asset === undefined ? {} : { asset }),
        ...(unsupportedSince === undefined ? {} : { unsupportedSince }),
      });
    } else {
      const asset = register.rows.get(id);
      const people = register.matches.ofDevice.get(id)?.people;
      devices.push({
        ...identity,
        role,
        ...(asset === undefined ? {} : { asset }),
        ...(people === undefined ? {} : { people }),
        facts,
        ...silenceOf(device, telemetry),
        ...daysCutOffOf(device),
      });
    }
  }
  const switched = withSlowSwitches(equipment, devices, state.registry.sites);
  equipment.splice(0, equipment.length, ...switched, ...rankedLines(state, now, pcsAt));
  return { conditions, devices, equipment };
}

/** A day of support that is over. */
const supportEnd = (until: string | undefined, now: number): string | undefined =>
  until !== undefined && until < vietnamDayOf(now) ? until : undefined;

/** By site, and by commune for what stands in no site: whoever is there depends on its network. */
function pcsBySite({ registry }: FleetState): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const device of registry.devices.values()) {
    if (!isInService(device) || isEquipment(device)) continue;
    for (const place of [device.siteId, device.unitCode]) {
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return counts;
}

/** Diagnoses the fleet and ranks the PCs of its communes, slice by slice. */
export function* analyseInSlices(
  state: FleetState,
  now: number,
  judge: JudgeDevice,
): Generator<undefined, Analysis, void> {
  const judged = yield* judgeInSlices(state, now, judge);
  const valued = yield* valueInSlices(judged.devices, defaultPolicy, RANKED_A_SLICE);
  const ranked = rankValued(valued);
  const { settled } = state.registry;
  const held = settled && settle(ranked, settled.rows, defaultPolicy);
  const priorities = held?.rows ?? ranked;
  return {
    conditions: judged.conditions,
    priorities,
    ...(settled === undefined || held === undefined ? {} : { settled: { at: settled.at, left: held.left } }),
    priorityOf: new Map(priorities.map((row) => [row.device, row])),
    valued,
    equipment: rankEquipment(judged.equipment, defaultPolicy),
  };
}

/** What a plan is made of, without a stop. */
export function judgeFleet(state: FleetState, now: number): Judged {
  const slices = judgeInSlices(state, now, createJudge());
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** Of the network of a site a device is believed only together with others, or when it keeps saying so. */
const isSaid = (code: ConditionRow['code'], ofSite: SiteFound | undefined, device: string): boolean =>
  code !== 'second-dhcp-server' || (ofSite?.finding.code === code && ofSite.saidBy.includes(device));

/** The same without a stop, for commands. */
export function analyse(state: FleetState, now: number): Analysis {
  const slices = analyseInSlices(state, now, createJudge());
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}
