import type { Random } from '@mach/ports';
import type { Site } from '@mach/wire';
import { isCommuneNow } from '../state/commune-now.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { AdminAnswer } from './request.ts';
import { tableRefusal, unknownCommune } from './table-refusal.ts';

export type FoundSite = { readonly ok: true; readonly siteId?: string } | Extract<AdminAnswer, { ok: false }>;

/** Places the rows of one table in sites, and makes those that it names and nobody knows. */
export interface SiteFinder {
  /** `name` as people call it, or the id; without one the only site that the commune has, or none where it has none. */
  find(place: string, unitCode: string, name: string | undefined): FoundSite;
  readonly made: readonly Site[];
}

export function createSiteFinder({ units, sites }: Pick<Registry, 'units' | 'sites'>, random: Random): SiteFinder {
  const made: Site[] = [];
  return {
    made,
    find(place, unitCode, name) {
      if (!isCommuneNow(units.get(unitCode))) {
        const way = 'import it first (mach-collector communes import FILE.csv)';
        const error = `${place}: there is no commune ${unitCode} yet: ${way}`;
        return tableRefusal(unknownCommune(`${place}, commune_code`, unitCode), error);
      }
      const ofUnit = [...sites.values(), ...made].filter((site) => site.unitCode === unitCode);
      if (name === undefined) {
        const [only] = ofUnit;
        if (ofUnit.length <= 1) return { ok: true, ...(only === undefined ? {} : { siteId: only.id }) };
        const values = ofUnit.map((site) => site.name);
        const expected = `one of the sites of ${unitCode}: ${values.join(', ')}`;
        return tableRefusal({
          ...{ path: `${place}, site`, found: 'nothing', expected },
          cure: { code: 'site-of-commune', values },
        });
      }
      const known = ofUnit.find((site) => site.name === name || site.id === name);
      if (known !== undefined) return { ok: true, siteId: known.id };
      const site = { id: Buffer.from(random.bytes(8)).toString('hex'), unitCode, name };
      made.push(site);
      return { ok: true, siteId: site.id };
    },
  };
}
