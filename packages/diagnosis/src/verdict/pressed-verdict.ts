import { grouped } from '@mach/wire';
import { BAD_FOR_MANY, isBad, type ServiceFinding } from './odd-devices.ts';
import { scopeOf } from './scope.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/** Communes whose clerks press within a quarter of an hour before anything is suspected. */
const COMMUNES_MIN = 5;
/** Presses a PC and quarter of an hour when nothing is wrong: one in some 150 working days. An assumption of 2026-11. */
const PRESSES_BY_CHANCE = 2e-4;
/** Nobody measures behind the sign-in: medium at most, and low where nobody measures in front of it either. */
const CONFIDENCE_MAX = 0.6;
const CONFIDENCE_UNMEASURED_MAX = 0.3;

/**
 * Presses of *Hệ thống vẫn chậm* from many communes while no page that is measured is bad: slow behind the sign-in, perhaps. Where a page is bad for
 * those who press, that is what they press about, though it is too little yet for a verdict of its own.
 */
export function pressedVerdict(
  summaries: readonly SiteSummary[],
  explained: ReadonlySet<string>,
  pages: readonly ServiceFinding[],
  from: number,
): Verdict[] {
  const pressed = summaries.filter(({ evidence }) => evidence.presses > 0 && !explained.has(evidence.site));
  const scope = scopeOf({ kind: 'province' }, pressed);
  const byChance = PRESSES_BY_CHANCE * summaries.reduce((sum, { life }) => sum + life.running, 0);
  if (scope.communes.length < Math.max(COMMUNES_MIN, byChance + 4 * Math.sqrt(byChance))) return [];
  const communes = new Set(scope.communes);
  const theirs = new Set(
    summaries.flatMap((each) => (communes.has(each.topology.commune) ? [each.evidence.site] : [])),
  );
  if (hasBadPage(pages.filter(({ site }) => theirs.has(site)))) return [];
  const most = pages.length > 0 ? CONFIDENCE_MAX : CONFIDENCE_UNMEASURED_MAX;
  const presses = pressed.reduce((sum, { evidence }) => sum + evidence.presses, 0);
  return [
    {
      stage: 'final',
      trouble: 'slow',
      cause: 'service',
      causes: ['service'],
      alike: [],
      scope,
      confidence: Math.min(most, 0.3 + 0.03 * scope.communes.length),
      vantages: presses,
      since: from,
      evidence: [
        { code: 'pressed-slow', parameters: { presses, communes: scope.communes.length } },
        ...(pages.length > 0 ? [{ code: 'pages-good' as const, parameters: {} }] : []),
      ],
    },
  ];
}

const hasBadPage = (pages: readonly ServiceFinding[]): boolean =>
  [...grouped(pages, ({ service }) => service).values()].some(
    (found) => found.filter(isBad).length > found.length * BAD_FOR_MANY,
  );
