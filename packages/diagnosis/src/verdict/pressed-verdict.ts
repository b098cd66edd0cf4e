import { scopeOf } from './scope.ts';
import type { SiteSummary } from './site-summary.ts';
import type { Verdict } from './verdict.ts';

/** Communes whose clerks press within a quarter of an hour before anything is suspected. */
const COMMUNES_MIN = 5;
/** Presses a PC and quarter of an hour when nothing is wrong: one in some 150 working days. An assumption of 2026-11. */
const PRESSES_BY_CHANCE = 2e-4;
/** Nobody measures behind the sign-in: medium at most. */
const CONFIDENCE_MAX = 0.6;

/** Presses of *Hệ thống vẫn chậm* from many communes while all pages are good: slow behind the sign-in, perhaps. */
export function pressedVerdict(
  summaries: readonly SiteSummary[],
  explained: ReadonlySet<string>,
  from: number,
): Verdict[] {
  const pressed = summaries.filter(({ evidence }) => evidence.presses > 0 && !explained.has(evidence.site));
  const scope = scopeOf({ kind: 'province' }, pressed);
  const byChance = PRESSES_BY_CHANCE * summaries.reduce((sum, { life }) => sum + life.running, 0);
  if (scope.communes.length < Math.max(COMMUNES_MIN, byChance + 4 * Math.sqrt(byChance))) return [];
  const presses = pressed.reduce((sum, { evidence }) => sum + evidence.presses, 0);
  return [
    {
      stage: 'final',
      trouble: 'slow',
      cause: 'service',
      causes: ['service'],
      alike: [],
      scope,
      confidence: Math.min(CONFIDENCE_MAX, 0.3 + 0.03 * scope.communes.length),
      vantages: presses,
      since: from,
      evidence: [
        { code: 'pressed-slow', parameters: { presses, communes: scope.communes.length } },
        { code: 'pages-good', parameters: {} },
      ],
    },
  ];
}
