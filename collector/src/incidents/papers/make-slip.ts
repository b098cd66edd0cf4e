import { type Incident, PAPER_FORM, type Slip, type SlipAbout, type SlipRow } from '@mach/wire';
import { isOrBecame } from '../../state/reorganisation.ts';
import { placeCalendar } from '../../state/working-hours.ts';
import { scopeName } from '../incident-rows.ts';
import { isOfCommune } from '../of-commune.ts';
import { paperView, touchedSpans } from './dossier-steps.ts';
import { type PaperInput, provinceOf } from './make-dossier.ts';
import { sitesTouched as sitesOf } from './sites-touched.ts';
import { aboutOf } from './subjects-of.ts';

/** Why there is no slip of an incident for a commune. */
export type NoSlip = 'not-touched' | 'not-about-a-system' | 'joined';
export type SlipDecision =
  | { readonly ok: true; readonly slip: Slip }
  | { readonly ok: false; readonly because: NoSlip };

/** One page has room for so many. */
const ROWS_MAX = 8;

/** The slip of one commune for an incident of a service, a line or the power. Pure. */
export function makeSlip(incident: Incident, commune: string, input: PaperInput): SlipDecision {
  const { number, since, endedAt, into, communesTouched, sitesTouched } = incident;
  if (!isOfCommune(incident, commune, input.state.registry)) return { ok: false, because: 'not-touched' };
  if (into !== undefined) return { ok: false, because: 'joined' };
  const about = aboutOf(incident);
  if (about === undefined) return { ok: false, because: 'not-about-a-system' };
  const { state, now } = input;
  const rows = slipRows(incident, commune, about, input);
  return {
    ok: true,
    slip: {
      ...paperView(incident, (scope) => scopeName(state, scope)),
      ...{ form: PAPER_FORM, kind: 'slip', number, about, madeAt: now, since },
      ...(endedAt === undefined ? {} : { endedAt }),
      commune: { code: commune, name: state.registry.units.get(commune)?.name ?? commune },
      ...provinceOf(state.registry, [commune]),
      rows: rows.slice(0, ROWS_MAX),
      rowsLeftOut: Math.max(0, rows.length - ROWS_MAX),
      places: { communes: communesTouched.length, sites: sitesTouched.length },
    },
  };
}

/**
 * Of what was down, the time that was measured to be down, poor or without power. Of what was slow or lossy, all working time of the
 * incident at that commune: a page that takes four times as long still comes.
 */
function slipRows(incident: Incident, commune: string, about: SlipAbout, input: PaperInput): readonly SlipRow[] {
  const { registry } = input.state;
  const own = new Set(sitesOf(incident, registry, commune).map(({ id }) => id));
  const isOf = (view: Pick<Incident, 'communes' | 'sites'>) =>
    view.communes.some((code) => isOrBecame(code, commune, registry.units)) || view.sites.some((id) => own.has(id));
  const touched = touchedSpans(incident, isOf, input.now);
  const isLasting = incident.endedAt === undefined;
  // Line and site of a silence tell the same: one row a site.
  const found = input.outages.filter(
    ({ siteId, subject }) => own.has(siteId) && (about !== 'silence' || subject === 'site'),
  );
  return found.map(({ siteId, site, subject, name, working, spells }) => {
    const calendar = placeCalendar({ siteId, unitCode: commune }, registry);
    const bad = spells.filter(({ state }) => state === 'down' || state === 'degraded' || state === 'powerCut');
    const isDown = incident.trouble === 'down';
    const spans = isDown && bad.length > 0 ? bad : touched;
    const from = spans[0]?.from ?? incident.since;
    const to = spans.at(-1)?.to ?? incident.endedAt ?? input.now;
    const affectedS = isDown
      ? working.down + working.degraded + working.powerCut
      : Math.round(touched.reduce((sum, span) => sum + calendar.workingMs(span.from, span.to), 0) / 1_000);
    return {
      ...{ site, subject, from },
      ...(name === undefined ? {} : { name }),
      ...(isLasting ? {} : { to }),
      affectedS,
      noDataS: isDown ? working.noData : 0,
    };
  });
}
