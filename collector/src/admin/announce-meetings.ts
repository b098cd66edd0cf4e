import type { Meeting } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { DecidePorts, Decision } from './decide.ts';

/**
 * Decides what a calendar of meetings registers. A meeting is known again by its title and beginning, and renewed. Nothing at all where a
 * row names a commune that is not there, or a meeting that is over.
 */
export function announceMeetings(
  rows: readonly Omit<Meeting, 'id'>[],
  { registry }: FleetState,
  { now, random }: DecidePorts,
): Decision {
  const meetings: Meeting[] = [];
  for (const [i, row] of rows.entries()) {
    const unknown = row.communes.find((code) => registry.units.get(code)?.kind !== 'commune');
    if (unknown !== undefined) {
      return no(
        `row ${i + 1}, communes: found ${unknown}, expected a commune that was imported (mach-collector communes list)`,
      );
    }
    if (row.endsAt <= now) {
      const ended = new Date(row.endsAt).toISOString();
      return no(`row ${i + 1}, ends: found a meeting that was over at ${ended}, expected one to come`);
    }
    const same = [...registry.meetings.values(), ...meetings].find(
      ({ title, startsAt }) => title === row.title && startsAt === row.startsAt,
    );
    meetings.push({ id: same?.id ?? Buffer.from(random.bytes(4)).toString('hex'), ...row });
  }
  return {
    changes: meetings.map((meeting) => ({ type: 'meeting-announced', meeting }) as const),
    answer: { ok: true, imported: meetings.length },
  };
}

const no = (error: string): Decision => ({ changes: [], answer: { ok: false, error } });
