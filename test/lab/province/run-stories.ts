import { cleanUp } from '../../support/programs.ts';
import { type FoundIncident, startFleet } from './fleet.ts';
import { type Judged, type Played, play } from './play.ts';
import { createProvince } from './province.ts';
import { STORIES, type Story } from './stories.ts';

/** Tuesday next week or later, by Vietnam's clock: certificates made now are valid then. */
function wallMsOf(story: Story): number {
  const day = new Date(Date.now() + 7 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7));
  const [hours, minutes] = story.begins === 'before-lunch' ? [11, 5] : [9, 0];
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hours - 7, minutes);
}

const MINUTE_MS = 60_000;
/** What agents know of their path before it breaks. */
const LEARNS_MS = 6 * MINUTE_MS;
/** Stories told by one province; then it begins anew, within working hours. */
const STORIES_A_MORNING = 4;

/**
 * Plays stories in provinces of their own, a few after another in each, and says of each what was done and what was told. Gives whether all were told right. Throws
 * where a name is no story's.
 */
export async function runStories(
  names: readonly string[],
  { speed, seed, say }: { readonly speed: number; readonly seed: number; readonly say: (line: string) => void },
): Promise<boolean> {
  for (const name of names)
    if (!STORIES.some((story) => story.name === name))
      throw new Error(`"${name}" is no story: ${STORIES.map((story) => story.name).join(', ')}`);
  const wanted = names.length === 0 ? STORIES : STORIES.filter(({ name }) => names.includes(name));
  const played: Played[] = [];
  for (const morning of mornings(wanted)) {
    const began = Date.now();
    await using province = await createProvince({
      ...{ seed, speed, wallMs: wallMsOf(morning[0] as Story) },
      minutes: 10 + (morning.length * 90) / speed,
    });
    try {
      const world = { province, fleet: await startFleet(province) };
      say(`# a province is there after ${((Date.now() - began) / 1_000).toFixed(0)} s, ${speed} times as fast`);
      await province.clock.sleep(LEARNS_MS);
      for (const story of morning) {
        await untilItBegins(story, province.clock);
        const result = await play(story, world);
        played.push(result);
        say(lineOf(result));
      }
    } finally {
      await cleanUp();
    }
  }
  const right = played.filter(({ isRight }) => isRight).length;
  const silent = played.flatMap(({ judged }) => judged).filter(({ truth }) => truth.isSilent === true);
  const sets = silent.filter(({ isSetRight }) => isSetRight).length;
  say(`${right} of ${played.length} told right; ${sets} of ${silent.length} silences with the cause in the first set`);
  return right === played.length;
}

function mornings(stories: readonly Story[]): Story[][] {
  const ordinary = stories.filter(({ begins }) => begins === undefined);
  const groups = Array.from({ length: Math.ceil(ordinary.length / STORIES_A_MORNING) }, (_, at) =>
    ordinary.slice(at * STORIES_A_MORNING, (at + 1) * STORIES_A_MORNING),
  );
  return [...groups, ...stories.filter(({ begins }) => begins !== undefined).map((story) => [story])];
}

/** Lunch is at half past eleven; breakers are thrown a few minutes before. */
async function untilItBegins({ begins }: Story, clock: { wallMs(): number; sleep(ms: number): Promise<void> }) {
  if (begins !== 'before-lunch') return;
  const ofDay = (clock.wallMs() + 7 * 60 * MINUTE_MS) % (24 * 60 * MINUTE_MS);
  await clock.sleep(Math.max(0, (11 * 60 + 29) * MINUTE_MS - ofDay));
}

function lineOf({ story, judged, wrong, isRight }: Played): string {
  const told = judged.map(lineOfTruth);
  const others = wrong.map(
    (each) => `also ${each.causes.join('|')} (${each.scope.kind} of ${each.sitesTouched.length}) by ${measured(each)}`,
  );
  return `${isRight ? 'right' : 'WRONG'}  ${story.name}: ${[...told, ...others].join('; ') || 'nothing, as it should be'}`;
}

/** What decided, for whoever looks into a wrong one. */
const measured = ({ evidence }: Pick<FoundIncident, 'evidence'>) =>
  evidence.map(({ code, parameters }) => `${code} ${JSON.stringify(parameters)}`).join(', ');

function lineOfTruth({ truth, first, last, isSetRight, isRight }: Judged): string {
  const done = `${truth.causes.join(' or ')} of ${truth.sites.join(' ')}`;
  if (last === undefined) return `${done} → nothing`;
  const early =
    first === undefined
      ? 'nothing while it lasted'
      : `{${first.causes.join(', ')}} after ${(first.afterMs / 1_000).toFixed(0)} s${isSetRight ? '' : ' (!)'}`;
  const between = last.between === undefined ? '' : ` between ${last.between}`;
  const why = isRight ? '' : ` by ${measured(last)}`;
  return `${done} → ${early}, then ${last.causes.join('|')}${between} (${last.scope}, ${last.confidence.toFixed(2)})${why}`;
}
