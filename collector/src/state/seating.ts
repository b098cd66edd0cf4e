import type { RegisteredDevice } from './fleet-state.ts';
import type { FoldLimits } from './fold-limits.ts';
import type { FoldedTelemetry, FoldState } from './mutable-state.ts';
import { deviceIdOf, type RegistryChange } from './registry-change.ts';
import { type Candidate, placeOf, seat, seatOf } from './seats.ts';

/** Until a device has said how often it sends. */
const SEND_EVERY_S = 300;
/** Seats are looked over for silence each minute, and each hour for a better role that has proved steady. */
const SILENCE_EVERY_MS = 60_000;
const CHALLENGE_EVERY_MS = 3_600_000;

/** Keeps the seats of all places as entries and ticks go by. Part of the fold: from values alone, the same in each replay. */
export interface Seating {
  /** After the batch of a device was folded. */
  heard(device: RegisteredDevice, time: number): void;
  /** After a change of the registry, with the device as it was before. */
  changed(change: RegistryChange, before: RegisteredDevice | undefined, time: number): void;
  tick(time: number): void;
}

/** A place is looked at only when something happened that may matter: 100,000 devices are not gone through each tick. */
export function createSeating(state: FoldState, limits: FoldLimits): Seating {
  const devicesByPlace = new Map<string, Set<string>>();
  for (const device of state.registry.devices.values()) enter(device);

  return {
    heard(device, time) {
      const seats = state.seats.get(placeOf(device));
      const hasRoom = seats?.leader === undefined || seats.deputy === undefined;
      if (seats?.isDark === true || (hasRoom && seatOf(state.seats, device) === undefined))
        reseat(placeOf(device), time);
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
    tick(time) {
      if (time % SILENCE_EVERY_MS !== 0) return;
      for (const [place, { leader, deputy, isDark }] of state.seats) {
        if (isDark) continue;
        if (time % CHALLENGE_EVERY_MS === 0 || isSilent(leader, time) || isSilent(deputy, time)) reseat(place, time);
      }
    },
  };

  function enter(device: RegisteredDevice): void {
    if (device.revokedAt !== undefined) return;
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
      return;
    }
    const candidates = Array.from(ids, (id) => candidate(id, time)).filter((each) => each !== undefined);
    state.seats.set(place, seat(state.seats.get(place), candidates, time, limits.seatSteadyMs));
  }

  function isSilent(id: string | undefined, time: number): boolean {
    return id !== undefined && candidate(id, time)?.isUp !== true;
  }

  /** Two computers with one identity would both ask, and what no agent runs on asks nothing. */
  function candidate(id: string, time: number): Candidate | undefined {
    const device = state.registry.devices.get(id);
    if (device === undefined || device.coverage !== 'measured' || device.flags.includes('clone-suspected'))
      return undefined;
    const telemetry: FoldedTelemetry | undefined = state.communes.get(device.unitCode)?.devices.get(id);
    const patienceMs = limits.missedIntervals * (telemetry?.sendEveryS ?? SEND_EVERY_S) * 1_000;
    const { number, role, enrolledAt } = device;
    // Who has just joined was heard: it asked to.
    const isUp = telemetry?.up ?? time - enrolledAt <= patienceMs;
    return { id, number, role, isUp, upSince: telemetry?.upSince ?? enrolledAt, patienceMs };
  }
}
