import { lineSubject, type Mark, waySubject } from '@mach/diagnosis';
import type { Line, LineStanding, Site } from '@mach/wire';
import { observe, pathToCollector } from '../availability/observe.ts';
import { lineOf } from '../exposition/site-rows.ts';
import { telemetryOf } from '../state/device-state.ts';
import type { FleetState } from '../state/fleet-state.ts';
import { isInService } from '../state/in-service.ts';
import { LINE } from './site-topology.ts';

/** Services are asked every five minutes on average, at random moments: what is older than this says nothing of now. */
const FRESH_MS = 2_700_000;
/** So much older than a failed watch, an answer over the same line is one from before it failed. */
const OUTLIVED_MS = 300_000;

/**
 * How each line of a site stands now, by its id. Of its only line that is whether the site is heard, and so it is of the line to the
 * collector; of a line of the other kind it is what its PCs got through by it. Of two lines of one kind nobody can tell from without
 * by which of them anything came: they are left out, and so is what nothing fresh was measured of.
 */
export function lineStandings(state: FleetState, site: Site, now: number): ReadonlyMap<string, LineStanding> {
  const { line: heard } = lineOf(state, site.id);
  const lines = [...state.registry.lines.values()].filter(({ siteId }) => siteId === site.id);
  const [first, ...more] = lines;
  if (more.length === 0) return new Map(heard === undefined ? [] : [[first?.id ?? LINE, heard]]);
  const toCollector = pathToCollector(site, state.registry);
  // A site that is not heard tells nothing: what came before its silence is no news of now.
  const from = Math.max(now - FRESH_MS, heard?.isHeard === false ? heard.since : 0);
  const marks = marksOf(state, site, from);
  return new Map(
    lines
      .filter(({ kind }) => lines.filter((other) => other.kind === kind).length === 1)
      .flatMap(({ id, kind }) => {
        const standing = (kind === toCollector ? heard : undefined) ?? standingBy(marks, kind);
        return standing === undefined ? [] : [[id, standing] as const];
      }),
  );
}

interface TimedMark {
  readonly path: string;
  readonly mark: Mark;
  readonly at: number;
}

/** What the last readings of the PCs of a site that report tell of its lines. */
function marksOf(state: FleetState, site: Site, from: number): readonly TimedMark[] {
  return [...state.registry.devices.values()]
    .filter((device) => device.siteId === site.id && isInService(device))
    .flatMap((device) => {
      const telemetry = telemetryOf(state, device);
      if (telemetry?.up !== true) return [];
      return [...telemetry.readings.values()]
        .filter(({ at }) => at > from)
        .flatMap((reading) => observe(reading, device, state.registry).map((each) => ({ ...each, at: reading.at })));
    });
}

/** A service that does not answer says nothing of the line; only a watch of the line itself that fails does, while nothing else gets through. */
function standingBy(marks: readonly TimedMark[], kind: Line['kind']): LineStanding | undefined {
  const of = (isWanted: (mark: TimedMark) => boolean) =>
    Math.max(...marks.filter(isWanted).map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const failed = of(({ path, mark }) => path === lineSubject(kind) && mark === 'bad');
  const through = of(({ path, mark }) => [lineSubject(kind), waySubject(kind)].includes(path) && mark !== 'bad');
  if (through === Number.NEGATIVE_INFINITY && failed === Number.NEGATIVE_INFINITY) return undefined;
  return { isHeard: through > failed - OUTLIVED_MS };
}
