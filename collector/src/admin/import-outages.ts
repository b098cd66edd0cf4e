import type { Random } from '@mach/ports';
import type { OutageNotice, Problem } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { tableRefusal, unknownCommune } from './table-refusal.ts';

/**
 * Decides what a table of announced outages registers. A notice is known again by its document, cause and beginning, and renewed. That
 * outages overlap is no mistake: time is left out once. Nothing at all where a row names a commune or a service that is not there.
 */
export function importOutages(
  rows: readonly Omit<OutageNotice, 'id'>[],
  { registry }: FleetState,
  random: Random,
): Decision {
  const outages: OutageNotice[] = [];
  for (const [i, row] of rows.entries()) {
    const unknown = row.communes.find((code) => !registry.units.has(code));
    if (unknown !== undefined) {
      return no(unknownCommune(`line ${i + 2}, communes`, unknown));
    }
    if (row.service !== undefined && !registry.services.has(row.service)) {
      const values = [...registry.services.keys()];
      return no({
        ...{ path: `line ${i + 2}, service`, found: row.service },
        expected: `one of the services that are watched: ${values.join(', ')}`,
        cure: { code: 'watched-service', values },
      });
    }
    const same = [...registry.outages.values(), ...outages].find(
      ({ document, cause, from }) => document === row.document && cause === row.cause && from === row.from,
    );
    outages.push({ id: same?.id ?? Buffer.from(random.bytes(4)).toString('hex'), ...row });
  }
  return {
    changes: outages.map((outage) => ({ type: 'outage-announced', outage }) as const),
    answer: { ok: true, imported: outages.length },
  };
}

const no = (problem: Problem): Decision => ({ changes: [], answer: tableRefusal(problem) });
