import { type IncidentFact, isInRanges, type Values } from '@mach/wire';
import type { CheckedBatch } from '../ingest/check-batch.ts';
import { readJournaled } from '../ingest/read-journaled.ts';
import type { BatchPayload, Entry, HeartbeatPayload } from '../journal/journal.ts';
import { foldBatch, foldTick } from './device.ts';
import { equipmentOf } from './equipment.ts';
import type { FleetState, RegisteredDevice } from './fleet-state.ts';
import { foldAlert, joinTold } from './fold-alert.ts';
import { foldEquipment, foldEquipmentTick } from './fold-equipment.ts';
import { foldIncident } from './fold-incident.ts';
import type { FoldLimits } from './fold-limits.ts';
import { foldPapers } from './fold-papers.ts';
import type { Folded, FoldedBatch } from './folded.ts';
import { settleInventory } from './inventory-telemetry.ts';
import { emptyState, type FoldedTelemetry, type FoldState } from './mutable-state.ts';
import { foldNeighbours, foldNeighboursTick } from './neighbours.ts';
import { addChange } from './note-changes.ts';
import { lookKinds, placeKinds } from './place-kinds.ts';
import { notePresses } from './presses.ts';
import { applyChange } from './registry.ts';
import { deviceIdOf, type RegistryChange } from './registry-change.ts';
import { createSeating } from './seating.ts';
import { seatOf } from './seats.ts';
import { takeOn } from './take-on.ts';
import { createListening } from './traces/listening.ts';

/** A tick stands at each multiple of this in receive time. */
export const TICK_MS = 10_000;

/** How often it is looked over who is gone from the networks of sites. */
const NEIGHBOURS_EVERY_MS = 3_600_000;

/** Where silence is noticed, and the only maker of state. Deterministic: the same entries give the same state. */
export interface Fold {
  readonly state: FoldState & FleetState;
  /** Takes up the next entry, ticks before it first. `checked` spares unpacking a batch that was just unpacked. */
  entry(entry: Entry, checked?: CheckedBatch): void;
  /** Folds the ticks that stand before a receive time, in order. */
  ticksBefore(receiveTime: number): void;
}

/**
 * The fold over the journal. Ticks are the same live and in replay, by these rules:
 * - receive time never goes back from one entry to the next, over restarts too; a tick stands at each 10 s of it and is
 *   folded before the first entry that is later than the tick;
 * - live, a tick is folded only when no later append can get an earlier receive time, and none with one is under way
 *   (`recorder.ts` sees to both);
 * - before `started` there are no ticks: a collector that was off has seen nobody silent. Ticks that a killed collector
 *   folded after its last entry are so forgotten by every replay, and no checkpoint holds them;
 * - between two entries at most `ticksBetweenEntriesMax`, for a clock that jumps a year ahead must not cost a year of ticks.
 */
export function createFold(limits: FoldLimits, onFold: (folded: Folded) => void, from?: FoldState): Fold {
  const state = from ?? emptyState();
  const seating = createSeating(state, limits);
  const listening = createListening(state, limits);

  return {
    state,
    entry(entry, checked) {
      const isStart = entry.kind === 'collector' && entry.event === 'started';
      if (!isStart && state.time > 0) ticksBefore(entry.receivedAt);
      state.ticksSinceEntry = 0;
      if (isStart) noteStart(entry.receivedAt);
      state.time = Math.max(state.time, lastTickBefore(entry.receivedAt));
      const batch = entry.kind === 'batch' ? takeBatch(entry, checked) : undefined;
      if (entry.kind === 'registry') {
        takeChange(entry.change, entry.receivedAt, entry.position);
        foldPapers(state, entry, limits);
      }
      if (entry.kind === 'heartbeat') takeHeartbeats(entry);
      if (entry.kind === 'incident') takeIncident(entry.fact, entry.receivedAt);
      if (entry.kind === 'alert')
        foldAlert(state.alerts, entry.fact, entry.receivedAt, { incidents: state.incidents, limits });
      state.position = entry.position;
      onFold({ type: 'entry', entry, ...(batch === undefined ? {} : { batch }) });
    },
    ticksBefore,
  };

  function ticksBefore(receiveTime: number): void {
    while (state.time + TICK_MS < receiveTime && state.ticksSinceEntry < limits.ticksBetweenEntriesMax) {
      state.time += TICK_MS;
      state.ticksSinceEntry++;
      const silenced: string[] = [];
      for (const commune of state.communes.values()) {
        for (const [id, telemetry] of commune.devices) {
          if (foldTick(telemetry, state.time, state.startedAt, limits)) silenced.push(id);
          foldEquipmentTick(telemetry, state.time, state.startedAt, limits);
        }
      }
      if (state.time % NEIGHBOURS_EVERY_MS === 0) {
        for (const site of state.neighbours.values()) foldNeighboursTick(site, state.time, limits);
      }
      seating.tick(state.time, silenced);
      listening.tick(state.time);
      onFold({ type: 'tick', time: state.time });
    }
  }

  function takeIncident(fact: IncidentFact, receivedAt: number): void {
    foldIncident(state.incidents, fact, receivedAt, limits);
    if (fact.into !== undefined) joinTold(state.alerts, fact.number, fact.into);
  }

  function takeHeartbeats({ heard, silent, lastHeardAt, deaf = [], receivedAt }: Entry & HeartbeatPayload): void {
    for (const device of heard) state.heartbeats.set(device, { isHeard: true, since: receivedAt });
    for (const [index, device] of silent.entries()) {
      const at = lastHeardAt?.[index];
      const heardAt = at === undefined ? {} : { lastHeardAt: at };
      const isDeaf = deaf.includes(device) ? { isDeaf: true as const } : {};
      state.heartbeats.set(device, { isHeard: false, since: receivedAt, ...heardAt, ...isDeaf });
    }
    listening.beats([...heard, ...silent], receivedAt);
  }

  function noteStart(receivedAt: number): void {
    if (state.time > 0)
      state.offSpells = [...state.offSpells, { from: state.time, to: receivedAt }].slice(-limits.offSpellsMax);
    state.startedAt = receivedAt;
  }

  function takeBatch(entry: Entry & BatchPayload, given: CheckedBatch | undefined): FoldedBatch | undefined {
    const device = state.registry.devices.get(entry.device);
    const checked = given ?? readJournaled(entry);
    if (device === undefined || checked === undefined) return undefined;
    const fresh = checked.reports.filter((report) => isInRanges(entry.fresh, report.seq));
    const devices = devicesOf(device.unitCode);
    const { telemetry, folded, pressedAt } = foldBatch(
      devices.get(entry.device),
      checked.envelope,
      fresh.map((each) => each.report),
      entry.receivedAt,
      limits,
    );
    devices.set(entry.device, telemetry);
    if (pressedAt.length > 0) notePresses(state.presses, device.unitCode, pressedAt, entry.receivedAt, limits);
    if (device.coverage === 'inventory') settleInventory(telemetry);
    else if (checked.envelope.carried !== true) {
      seating.heard(device, entry.receivedAt);
      listening.heard(device, folded);
      takeOfOthers(device, checked.envelope, folded);
      takeOfPlace(device, folded);
    }
    for (const each of fresh) for (const name of each.unknown) countUnknown(name);
    for (const name of checked.unknown) countUnknown(name);
    return folded;
  }

  /** What a PC found when it asked devices around it: theirs where they stand in its place, and else nobody's. */
  function takeOfOthers(reporter: RegisteredDevice, envelope: CheckedBatch['envelope'], folded: FoldedBatch): void {
    const ofOthers = folded.readings.filter(({ reading }) => reading.about !== undefined);
    for (const [about, readings] of Map.groupBy(ofOthers, ({ reading }) => reading.about)) {
      const device = equipmentOf(state.registry, reporter, about);
      if (device === undefined) {
        countUnknown('about');
        continue;
      }
      listening.told(device, readings);
      const devices = devicesOf(device.unitCode);
      devices.set(device.id, foldEquipment(devices.get(device.id), envelope, readings, folded.receivedAt, limits));
    }
  }

  /** Whom the leader of a site found in its network, while that is wished for. */
  function takeOfPlace(reporter: RegisteredDevice, { readings }: FoldedBatch): void {
    const { siteId } = reporter;
    const { devices, sites } = state.registry;
    if (siteId === undefined || sites.get(siteId)?.discovery?.isOn !== true) return;
    if (seatOf(state.seats, reporter) !== 'leader') return;
    const ofPlace = readings.filter(({ reading: { kind } }) => lookKinds.has(kind) || placeKinds.has(kind));
    if (ofPlace.length === 0) return;
    const known = state.neighbours.get(siteId);
    const isDevice = (id: string) => devices.has(id);
    const found = foldNeighbours(known, siteId, reporter.id, ofPlace, isDevice, limits);
    if (found !== undefined) state.neighbours.set(siteId, found);
  }

  function takeChange(change: RegistryChange, receivedAt: number, position: number): void {
    const id = deviceIdOf(change);
    const before = id === undefined ? undefined : state.registry.devices.get(id);
    applyChange(state.registry, change, position);
    if (change.type === 'incident-acknowledged') takeOn(state.incidents, change.number, change.acknowledgement);
    if (change.type === 'device-moved' && before !== undefined) moveTelemetry(before, change, receivedAt);
    if (change.type === 'device-forgotten' && before !== undefined && !state.registry.devices.has(before.id))
      state.communes.get(before.unitCode)?.devices.delete(before.id);
    seating.changed(change, before, receivedAt);
  }

  function moveTelemetry(before: RegisteredDevice, moved: Place, at: number): void {
    const telemetry = state.communes.get(before.unitCode)?.devices.get(before.id);
    if (telemetry === undefined) return;
    const isSameUnit = before.unitCode === moved.unitCode;
    // That its site was found for the first time is no move.
    if (!isSameUnit || (before.siteId !== undefined && before.siteId !== moved.siteId)) {
      const places = { before: placeOf(before), after: placeOf(moved) };
      addChange(telemetry, { at, kind: 'place', change: 'changed', ...places }, limits);
    }
    if (isSameUnit) return;
    state.communes.get(before.unitCode)?.devices.delete(before.id);
    devicesOf(moved.unitCode).set(before.id, telemetry);
  }

  function devicesOf(unitCode: string): Map<string, FoldedTelemetry> {
    let commune = state.communes.get(unitCode);
    if (commune === undefined) {
      commune = { devices: new Map() };
      state.communes.set(unitCode, commune);
    }
    return commune.devices;
  }

  function countUnknown(name: string): void {
    const isRoom = state.unknown.has(name) || state.unknown.size < limits.unknownNamesMax;
    const counted = isRoom ? name : '(other)';
    state.unknown.set(counted, (state.unknown.get(counted) ?? 0) + 1);
  }
}

interface Place {
  readonly unitCode: string;
  readonly siteId?: string;
}

const placeOf = ({ unitCode, siteId }: Place): Values => (siteId === undefined ? { unitCode } : { unitCode, siteId });

/** The last multiple of a tick before a time, so that the tick at that very time is still to come. */
function lastTickBefore(time: number): number {
  return (Math.ceil(time / TICK_MS) - 1) * TICK_MS;
}
