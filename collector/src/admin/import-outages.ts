import type { Random } from '@mach/ports';
import type { OutageNotice } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { allRefusals, type Refusal, tableRefusal, unknownCommune } from './table-refusal.ts';

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
  const refusals: Refusal[] = [];
  for (const [i, row] of rows.entries()) {
    const unknown = row.communes.find((code) => !registry.units.has(code));
    if (unknown !== undefined) {
      refusals.push(tableRefusal(unknownCommune(`line ${i + 2}, communes`, unknown)));
    }
    if (row.service !== undefined && !registry.services.has(row.service)) {
      const values = [...registry.services.keys()];
      const expected = `one of the services that are watched: ${values.join(', ')}`;
      const cure = { code: 'watched-service', values } as const;
      refusals.push(tableRefusal({ path: `line ${i + 2}, service`, found: row.service, expected, cure }));
    }
    const same = [...registry.outages.values(), ...outages].find(
      ({ document, cause, from }) => document === row.document && cause === row.cause && from === row.from,
    );
    outages.push({ id: same?.id ?? Buffer.from(random.bytes(4)).toString('hex'), ...row });
  }
  if (refusals.length > 0) return { changes: [], answer: allRefusals(refusals) };
  return {
    changes: outages.map((outage) => ({ type: 'outage-announced', outage }) as const),
    answer: { ok: true, imported: outages.length },
  };
}
