import { make, type World } from './change.ts';
import type { FoundIncident } from './fleet.ts';
import type { Story, Truth } from './stories.ts';
import type { Site } from './topology.ts';

/** How what was told compares with what was done. */
export interface Judged {
  readonly truth: Truth;
  /** How long after the fault it was told first, and what was told within the promised time; absent where nothing was while it lasted. */
  readonly first?: { readonly causes: readonly string[]; readonly afterMs: number } | undefined;
  /** `between`: what could not be told apart, or what lacks its second witness. */
  readonly last?: {
    readonly causes: readonly string[];
    readonly scope: string;
    readonly confidence: number;
    readonly between?: string;
    readonly evidence: FoundIncident['evidence'];
  };
  readonly isSetRight: boolean;
  readonly isRight: boolean;
}

export interface Played {
  readonly story: Story;
  readonly judged: readonly Judged[];
  /** Incidents, but of single PCs, that stand for nothing that was done. */
  readonly wrong: readonly FoundIncident[];
  readonly isRight: boolean;
}

const MINUTE_MS = 60_000;
const LASTS_MS = 4 * MINUTE_MS;
/** The promise of a silent site. */
const FIRST_WITHIN_MS = 60_000;
/** A site that is back has told all by then, and what was open has ended. */
const SETTLED_MS = 6 * MINUTE_MS;
const QUIET_WITHIN_MS = 30 * MINUTE_MS;

/** Breaks what a story says, mends it, waits until all is quiet, and judges what was told. */
export async function play(story: Story, world: World): Promise<Played> {
  const { province, fleet } = world;
  const { clock } = province;
  const known = new Set(fleet.incidents().map(({ number }) => number));
  const own = () => fleet.incidents().filter(({ number }) => !known.has(number));
  const brokenAt = clock.wallMs();
  for (const change of story.changes) await make(change, world, true);
  await clock.sleep(Math.max(0, brokenAt + (story.lastsMs ?? LASTS_MS) - clock.wallMs()));
  const mendedAt = clock.wallMs();
  for (const change of story.changes.toReversed()) await make(change, world, false);
  await clock.sleep(SETTLED_MS);
  for (const since = clock.wallMs(); clock.wallMs() - since < QUIET_WITHIN_MS; await clock.sleep(MINUTE_MS))
    if (own().every(({ endedAt }) => endedAt !== undefined)) break;
  return judgePlay(story, own(), { brokenAt, mendedAt }, (id) => fleet.siteOf(id));
}

/** Which incident stands for which truth, and which for none. */
export function judgePlay(
  story: Story,
  found: readonly FoundIncident[],
  lasted: { readonly brokenAt: number; readonly mendedAt: number },
  siteOf: (id: string) => Site | undefined,
): Played {
  // What turned out to be part of another incident stands for nothing of its own.
  const left = found.filter(({ scope, into }) => scope.kind !== 'device' && into === undefined);
  const judged = story.truths.map((truth): Judged => {
    const mine = left.filter((incident) => isOf(incident, truth, siteOf));
    const told = mine.find((incident) => isOneOf(incident, truth)) ?? mine[0];
    if (told === undefined) return { truth, isSetRight: false, isRight: false };
    left.splice(left.indexOf(told), 1);
    const early = firstSet(told, lasted);
    const isEarly = early !== undefined && early.afterMs <= FIRST_WITHIN_MS;
    return {
      truth,
      ...(early === undefined ? {} : { first: early }),
      last: {
        ...{ causes: told.causes, scope: told.scope.kind, confidence: told.confidence, evidence: told.evidence },
        ...betweenOf(told),
      },
      isSetRight:
        truth.isSilent !== true ||
        (isEarly && early.causes.some((cause) => (truth.causes as string[]).includes(cause))),
      isRight: isOneOf(told, truth),
    };
  });
  return { story, judged, wrong: left, isRight: left.length === 0 && judged.every(({ isRight }) => isRight) };
}

/** What stood there when the promised time was over; of what came later, the first. Nothing where all came after it was mended. */
function firstSet(
  { told }: Pick<FoundIncident, 'told'>,
  { brokenAt, mendedAt }: { readonly brokenAt: number; readonly mendedAt: number },
): Judged['first'] {
  const [first] = told;
  if (first === undefined || first.at > mendedAt) return undefined;
  const stood = told.findLast(({ at }) => at <= brokenAt + FIRST_WITHIN_MS) ?? first;
  return { causes: stood.causes, afterMs: first.at - brokenAt };
}

function betweenOf({ evidence }: FoundIncident): { readonly between?: string } {
  const causes = evidence.find(({ code }) => code === 'cannot-be-told-apart' || code === 'no-second-witness');
  return causes === undefined ? {} : { between: `${causes.parameters['causes']}` };
}

/** One cause, and the right one; or that it can't be told from what gives the same readings. */
function isOneOf({ causes, evidence }: FoundIncident, { causes: right, alike = [] }: Truth): boolean {
  const [cause, ...others] = causes;
  if (cause === undefined || others.length > 0) return false;
  if (right.includes(cause)) return true;
  const tied = evidence.find(({ code }) => code === 'cannot-be-told-apart')?.parameters['causes'];
  return (
    cause === 'not-enough-evidence' &&
    tied !== undefined &&
    `${tied}`.split(' ').sort().join(' ') === [...right, ...alike].sort().join(' ')
  );
}

/** Over the same places: a site's own, or half of those of many, for some may have no way to see it. A collector that knows that it was off blames no place. */
function isOf(
  { sitesTouched, scope, causes }: FoundIncident,
  truth: Truth,
  siteOf: (id: string) => Site | undefined,
): boolean {
  if (truth.causes.includes('collector') && causes.includes('collector') && scope.kind === 'province') return true;
  const sites = sitesTouched.flatMap((id) => siteOf(id) ?? []);
  const inside = sites.filter((site) => truth.sites.includes(site));
  return inside.length === sites.length && inside.length * 2 >= truth.sites.length;
}
