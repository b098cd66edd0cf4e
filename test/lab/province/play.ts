import { make, type World } from './change.ts';
import type { FoundIncident } from './fleet.ts';
import type { Story, Truth } from './stories.ts';
import type { Site } from './topology.ts';

/** How what was told compares with what was done. */
export interface Judged {
  readonly truth: Truth;
  /** What was told first, and how long after the fault; absent where nothing was while it lasted. */
  readonly first?: { readonly causes: readonly string[]; readonly afterMs: number };
  /** `between`: what could not be told apart, or what lacks its second witness. */
  readonly last?: {
    readonly causes: readonly string[];
    readonly scope: string;
    readonly confidence: number;
    readonly between?: string;
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
const LOOK_MS = 10_000;
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
  const first = new Map<number, { readonly causes: readonly string[]; readonly afterMs: number }>();
  while (clock.wallMs() < brokenAt + (story.lastsMs ?? LASTS_MS)) {
    await clock.sleep(LOOK_MS);
    // A collector that stands still is asked by what it wrote.
    for (const { number, causes, openedAt } of own())
      if (!first.has(number)) first.set(number, { causes, afterMs: openedAt - brokenAt });
  }
  for (const change of story.changes.toReversed()) await make(change, world, false);
  await clock.sleep(SETTLED_MS);
  for (const since = clock.wallMs(); clock.wallMs() - since < QUIET_WITHIN_MS; await clock.sleep(MINUTE_MS))
    if (own().every(({ endedAt }) => endedAt !== undefined)) break;
  return judgePlay(story, own(), first, (id) => fleet.siteOf(id));
}

/** Which incident stands for which truth, and which for none. */
export function judgePlay(
  story: Story,
  found: readonly FoundIncident[],
  first: ReadonlyMap<number, { readonly causes: readonly string[]; readonly afterMs: number }>,
  siteOf: (id: string) => Site | undefined,
): Played {
  const left = found.filter(({ scope }) => scope.kind !== 'device');
  const judged = story.truths.map((truth): Judged => {
    const mine = left.filter((incident) => isOf(incident, truth, siteOf));
    const told = mine.find((incident) => isOneOf(incident, truth)) ?? mine[0];
    if (told === undefined) return { truth, isSetRight: false, isRight: false };
    left.splice(left.indexOf(told), 1);
    const early = first.get(told.number);
    const isEarly = early !== undefined && early.afterMs <= FIRST_WITHIN_MS;
    return {
      truth,
      ...(early === undefined ? {} : { first: early }),
      last: { causes: told.causes, scope: told.scope.kind, confidence: told.confidence, ...betweenOf(told) },
      isSetRight:
        truth.isSilent !== true ||
        (isEarly && early.causes.some((cause) => (truth.causes as string[]).includes(cause))),
      isRight: isOneOf(told, truth),
    };
  });
  return { story, judged, wrong: left, isRight: left.length === 0 && judged.every(({ isRight }) => isRight) };
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

/** Over the same places: a site's own, or more than half of those of many. */
function isOf({ sitesTouched }: FoundIncident, truth: Truth, siteOf: (id: string) => Site | undefined): boolean {
  const sites = sitesTouched.flatMap((id) => siteOf(id) ?? []);
  const inside = sites.filter((site) => truth.sites.includes(site));
  return inside.length === sites.length && inside.length * 2 > truth.sites.length;
}
