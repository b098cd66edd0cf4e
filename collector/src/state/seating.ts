import { isEquipment } from './equipment.ts';
import { type RegisteredDevice, readingKey } from './fleet-state.ts';
import type { FoldLimits } from './fold-limits.ts';
import type { FoldedTelemetry, FoldState } from './mutable-state.ts';
import { deviceIdOf, type RegistryChange } from './registry-change.ts';
import { type Candidate, placeOf, seat, seatOf } from './seats.ts';

/** Until a device has said how often it sends. */
const SEND_EVERY_S = 300;
/** A device is heard while no more than half an interval has passed beyond the one that it sends in. */
const HEARD_INTERVALS = 1.5;
/** How often places are looked at where somebody who sits is not heard. */
const WAITING_EVERY_MS = 60_000;
/** How often all places are looked at, for a better role that has proved steady. */
const CHALLENGE_EVERY_MS = 3_600_000;

/** Keeps the seats of all places as entries and ticks go by. Part of the fold: from values alone, the same in each replay. */
export interface Seating {
  /** After the batch of a device was folded. */
  heard(device: RegisteredDevice, time: number): void;
  /** After a change of the registry, with the device as it was before. */
  changed(change: RegistryChange, before: RegisteredDevice | undefined, time: number): void;
  /** After a tick of all devices, with those that it found silent. */
  tick(time: number, silenced: readonly string[]): void;
}

/** A place is looked at only when something happened that may matter: 100,000 devices are not gone through each tick. */
export function createSeating(state: FoldState, limits: FoldLimits): Seating {
  const devicesByPlace = new Map<string, Set<string>>();
  /** Places where somebody who sits is not up: just back from the dark, or has not reported yet. Follows from the state. */
  const waiting = new Set<string>();
  for (const device of state.registry.devices.values()) enter(device);
  for (const place of state.seats.keys()) noteWaiting(place);

  return {
    heard(device, time) {
      const place = placeOf(device);
      const seats = state.seats.get(place);
      const hasRoom = seats?.leader === undefined || seats.deputy === undefined;
      const isSeated = seatOf(state.seats, device) !== undefined;
      const isOfUse = seats?.isDark === true || (isSeated ? isAway(telemetryOf(device.id)) : hasRoom);
      if (isOfUse) reseat(place, time);
      else if (waiting.has(place)) noteWaiting(place);
    },
    changed(change, before, time) {
      const id = deviceIdOf(change);
      if (id === undefined) return;
      const device = state.registry.devices.get(id);
      if (before !== undefined) devicesByPlace.get(placeOf(before))?.delete(id);
      if (device !== undefined) enter(device);
      const places = [before, device].filter((each) => each !== undefined).map(placeOf);
      for (const place of new Set(places)) reseat(place, time);
    },
    tick(time, silenced) {
      for (const id of silenced) {
        const device = state.registry.devices.get(id);
        if (device !== undefined && seatOf(state.seats, device) !== undefined) reseat(placeOf(device), time);
      }
      if (time % CHALLENGE_EVERY_MS === 0) {
        for (const [place, { isDark }] of state.seats) if (!isDark) reseat(place, time);
      } else if (time % WAITING_EVERY_MS === 0) {
        for (const place of [...waiting]) reseat(place, time);
      }
    },
  };

  function enter(device: RegisteredDevice): void {
    if (device.revokedAt !== undefined || !mayLead(device)) return;
    const place = placeOf(device);
    let devices = devicesByPlace.get(place);
    if (devices === undefined) {
      devices = new Set();
      devicesByPlace.set(place, devices);
    }
    devices.add(device.id);
  }

  function reseat(place: string, time: number): void {
    const ids = devicesByPlace.get(place);
    if (ids === undefined || ids.size === 0) {
      devicesByPlace.delete(place);
      state.seats.delete(place);
      waiting.delete(place);
      return;
    }
    const candidates = Array.from(ids, (id) => candidate(id, time)).filter((each) => each !== undefined);
    state.seats.set(place, seat(state.seats.get(place), candidates, time, limits.seatSteadyMs));
    noteWaiting(place);
  }

  function noteWaiting(place: string): void {
    const { leader, deputy, isDark } = state.seats.get(place) ?? { isDark: true };
    const isWaiting = !isDark && [leader, deputy].some((id) => id !== undefined && telemetryOf(id)?.up !== true);
    if (isWaiting) waiting.add(place);
    else waiting.delete(place);
  }

  function telemetryOf(id: string): FoldedTelemetry | undefined {
    return state.communes.get(state.registry.devices.get(id)?.unitCode ?? '')?.devices.get(id);
  }

  /** Two computers with one identity would both ask, what no agent runs on asks nothing, and who is away asks elsewhere. */
  function candidate(id: string, time: number): Candidate | undefined {
    const device = state.registry.devices.get(id);
    if (device === undefined || !mayLead(device) || device.flags.includes('clone-suspected')) return undefined;
    const telemetry = telemetryOf(id);
    if (isAway(telemetry)) return undefined;
    const patienceMs = limits.missedIntervals * (telemetry?.sendEveryS ?? SEND_EVERY_S) * 1_000;
    const { number, role, enrolledAt } = device;
    // Who has just joined was heard: it asked to.
    const isUp = telemetry?.up ?? time - enrolledAt <= patienceMs;
    const heardAt = telemetry?.lastReceivedAt ?? enrolledAt;
    const isHeard = isUp && time - heardAt <= (HEARD_INTERVALS * patienceMs) / limits.missedIntervals;
    return { id, number, role, isUp, isHeard, upSince: telemetry?.upSince ?? enrolledAt, patienceMs };
  }
}

/** What a router's agent measures is fixed: it takes no checks, and so leads nobody. */
const mayLead = (device: RegisteredDevice): boolean => device.coverage === 'measured' && !isEquipment(device);

const GATEWAY_KEY = readingKey({ kind: 'gateway' });

/** Behind another gateway than it usually is, such as a phone: what it measures now is not its place's line. */
const isAway = (telemetry: FoldedTelemetry | undefined): boolean =>
  telemetry?.readings.get(GATEWAY_KEY)?.values['usualGateway'] === false;
