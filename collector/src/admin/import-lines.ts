import type { Random } from '@mach/ports';
import type { Line } from '@mach/wire';
import type { LineRow } from '../config/lines-csv.ts';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import { isSameLine } from './set-line.ts';
import { createSiteFinder } from './site-finder.ts';
import { allRefusals, type Refusal, tableRefusal } from './table-refusal.ts';

/**
 * Decides what a table of lines registers. A line is known again by its circuit number in its site, and where it has none by its kind
 * and provider. Nothing at all where a row can't be placed.
 */
export function importLines(rows: readonly LineRow[], { registry }: FleetState, random: Random): Decision {
  const finder = createSiteFinder(registry, random);
  const lines: Line[] = [];
  const refusals: Refusal[] = [];
  for (const [i, row] of rows.entries()) {
    const place = `line ${i + 2}`;
    const found = finder.find(place, row.unitCode, row.site);
    if (!found.ok) {
      refusals.push(found);
      continue;
    }
    const { siteId } = found;
    if (siteId === undefined) {
      const expected = `the name of the site: commune ${row.unitCode} has none yet`;
      const cure = { code: 'site-of-commune' } as const;
      refusals.push(tableRefusal({ path: `${place}, site`, found: 'nothing', expected, cure }));
      continue;
    }
    const known = [...registry.lines.values(), ...lines].find((line) => isSameLine(line, row.line, siteId));
    lines.push({ id: known?.id ?? Buffer.from(random.bytes(8)).toString('hex'), siteId, ...row.line });
  }
  if (refusals.length > 0) return { changes: [], answer: allRefusals(refusals) };
  return {
    changes: [
      ...finder.made.map((site) => ({ type: 'site-added', site }) as const),
      ...lines.map((line) => ({ type: 'line-added', line }) as const),
    ],
    answer: { ok: true, imported: lines.length },
  };
}
