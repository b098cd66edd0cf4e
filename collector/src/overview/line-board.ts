import type { IncidentRow, LineBoardRow, SiteRow } from '@mach/wire';

/** Communes named of one provider: of more, an incident tells. */
const NAMED_MAX = 20;

/**
 * The lines of each provider: how many sites have one, how many of them are not heard now, and the incidents that touch them. `ispOf` is
 * what the commune was imported with, for sites of which nobody registered a line. Most silent ones first.
 */
export function lineBoard(
  sites: readonly Pick<SiteRow, 'id' | 'communeCode' | 'lines' | 'line'>[],
  ispOf: (communeCode: string) => string | undefined,
  open: readonly Pick<IncidentRow, 'number' | 'cause' | 'sites'>[],
): readonly LineBoardRow[] {
  const sitesOf = new Map<string, (typeof sites)[number][]>();
  for (const site of sites) {
    for (const provider of providersOf(site, ispOf)) sitesOf.set(provider, [...(sitesOf.get(provider) ?? []), site]);
  }
  const ofLines = open.filter(({ cause }) => cause === 'line' || cause === 'isp');
  const rows = [...sitesOf].map(([provider, own]): LineBoardRow => {
    const silent = own.filter(({ line }) => line?.isHeard === false);
    const ids = new Set(own.map(({ id }) => id));
    return {
      ...(provider !== '' && { provider }),
      sites: own.length,
      watched: own.filter(({ line }) => line !== undefined).length,
      silent: silent.length,
      silentCommunes: [...new Set(silent.map(({ communeCode }) => communeCode))].sort().slice(0, NAMED_MAX),
      metered: own.filter(({ lines }) => lines.some(({ isMetered }) => isMetered === true)).length,
      incidents: ofLines.filter((incident) => incident.sites.some((id) => ids.has(id))).map(({ number }) => number),
    };
  });
  const isUnnamed = ({ provider }: LineBoardRow) => Number(provider === undefined);
  return rows.sort(
    (a, b) => isUnnamed(a) - isUnnamed(b) || b.incidents.length - a.incidents.length || b.sites - a.sites,
  );
}

/** The providers that a site is counted under; the empty one where nobody said any. */
export function providersOf(
  { communeCode, lines }: Pick<SiteRow, 'communeCode' | 'lines'>,
  ispOf: (communeCode: string) => string | undefined,
): ReadonlySet<string> {
  const told = lines.map(({ provider }) => provider).filter((provider) => provider !== undefined);
  return new Set(told.length > 0 ? told : [ispOf(communeCode) ?? '']);
}
