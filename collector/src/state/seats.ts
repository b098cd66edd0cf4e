import type { Device, Role } from '@mach/wire';

/** Who asks the services on behalf of a place: two devices, so that one is never alone with what it saw. */
export interface Seats {
  readonly leader?: string;
  readonly deputy?: string;
  /** Nobody of the place is heard: its line is down, or it is night. Nothing is decided then. */
  readonly isDark: boolean;
  /** When the place was last heard again after it was dark, by receive time in ms; 0 where it never was. */
  readonly heardAgainAt: number;
}

export type Seat = 'leader' | 'deputy';

/** A device as it may be chosen. */
export interface Candidate {
  readonly id: string;
  readonly number: number;
  readonly role: Role;
  /** Enough to keep a seat. */
  readonly isUp: boolean;
  /** Heard within its last send interval: asked for of who takes one, and the sign that the place's line is there. */
  readonly isHeard: boolean;
  /** Since when it is heard without a break, by receive time in ms. */
  readonly upSince: number;
  /** How long its silence may last before it is no longer up, in ms. */
  readonly patienceMs: number;
}

/**
 * A server is never switched off at night; an office PC is on for the working day; a counter's PC too, but citizens wait
 * in front of it; a meeting room's is on by the hour.
 */
const RANK: Readonly<Record<Role, number>> = { server: 0, office: 1, counter: 2, 'meeting-room': 3 };

/**
 * Chooses anew who sits where, as seldom as can be: whoever sits stays until silent, and the deputy moves up. Of the others
 * the best role comes first, then who has been up for longest, then the lowest number. A device of a better role takes a seat
 * from one that is well only after `steadyMs` without a break: a server that restarts each hour never does.
 *
 * When a line breaks, some devices are missed before others: nothing is decided unless somebody was heard since. After the place was dark, those who sat have the time of their patience to be heard again: else the first PC to come back
 * after each power cut would be leader.
 */
export function seat(
  before: Seats | undefined,
  candidates: readonly Candidate[],
  time: number,
  steadyMs: number,
): Seats {
  const { leader, deputy, isDark: wasDark, heardAgainAt: heardBefore } = before ?? NOBODY;
  if (!candidates.some(({ isHeard }) => isHeard)) return { ...(before ?? NOBODY), isDark: true };
  const heardAgainAt = wasDark && before !== undefined ? time : heardBefore;
  const stays = (id: string | undefined) => {
    const found = candidates.find((each) => each.id === id);
    if (found === undefined) return undefined;
    const isExpected = heardAgainAt > 0 && time - heardAgainAt <= found.patienceMs;
    return found.isUp || isExpected ? found : undefined;
  };
  const heard = candidates.filter(({ isHeard }) => isHeard).sort(byFitness);
  const sitting = [stays(leader), stays(deputy)].filter((each) => each !== undefined);
  for (const next of heard) {
    if (sitting.length < SEATS && !sitting.includes(next)) sitting.push(next);
  }
  for (const challenger of heard) {
    if (time - challenger.upSince < steadyMs) continue;
    const at = sitting.findIndex((each) => RANK[challenger.role] < RANK[each.role]);
    const sits = sitting.indexOf(challenger);
    if (at < 0 || (sits >= 0 && sits < at)) continue;
    if (sits >= 0) sitting.splice(sits, 1);
    sitting.splice(at, 0, challenger);
    sitting.length = Math.min(sitting.length, SEATS);
  }
  return {
    ...(sitting[0] === undefined ? {} : { leader: sitting[0].id }),
    ...(sitting[1] === undefined ? {} : { deputy: sitting[1].id }),
    isDark: false,
    heardAgainAt,
  };
}

const SEATS = 2;
const NOBODY: Seats = { isDark: false, heardAgainAt: 0 };

function byFitness(a: Candidate, b: Candidate): number {
  return RANK[a.role] - RANK[b.role] || a.upSince - b.upSince || a.number - b.number;
}

/** Devices of one place share a line. Without a known site the whole commune counts as one: rather too few questions than too many. */
export function placeOf({ siteId, unitCode }: Pick<Device, 'siteId' | 'unitCode'>): string {
  return siteId ?? unitCode;
}

/** Where a device sits; undefined for all but two of a place. */
export function seatOf(
  seats: ReadonlyMap<string, Seats>,
  device: Pick<Device, 'id' | 'siteId' | 'unitCode'>,
): Seat | undefined {
  const ofPlace = seats.get(placeOf(device));
  if (ofPlace?.leader === device.id) return 'leader';
  return ofPlace?.deputy === device.id ? 'deputy' : undefined;
}
