import type { Fleet, FleetDevice } from '@mach/fleet';
import type { Clock } from '@mach/ports';
import type { SeededRandom } from '@mach/ports/testing';
import type { PartOutcome, Sensor } from '@mach/probes';
import type { CheckConfig, Reading } from '@mach/wire';

/** The reading whose value is the true time at which it was made, in s: the oracle's way to see a gauge go back. */
export const TRUTH = { kind: 'temperature', target: 'truth', value: 'celsius' } as const;

export const SIM_CHECKS: readonly CheckConfig[] = [
  { id: 'truth', kind: TRUTH.kind, everyS: 7 },
  { id: 'cpu', kind: 'cpu', everyS: 15 },
  { id: 'memory', kind: 'memory', everyS: 15 },
  { id: 'gateway', kind: 'gateway', everyS: 40 },
];

/** Sensors over the made fleet, under the names of real ones, so that the collector's own catalogue judges them. */
export function simCatalogue(
  fleet: Fleet,
  device: FleetDevice,
  parts: {
    readonly clock: Clock;
    readonly trueWallMs: () => number;
    readonly trueMs: () => number;
    readonly random: SeededRandom;
  },
): ReadonlyMap<string, Sensor> {
  const { clock, random, trueMs } = parts;
  const vitals = (kind: string) =>
    made(kind, async () => {
      // Now and then something hangs, so that deadlines and the queue of checks have work.
      await clock.sleep(random.chance(0.03) ? random.integer(1_000, 6_000) : random.integer(0, 30));
      const readings = fleet.vitalsAt(device, clock.uptimeMs(), parts.trueWallMs());
      return readings.filter((reading) => reading.kind === kind).map(outcomeOf);
    });
  const truth = made(TRUTH.kind, async () =>
    random.chance(0.05)
      ? [{ ok: false, failure: 'denied', detail: 'now and then', target: TRUTH.target }]
      : [{ ok: true, values: { [TRUTH.value]: trueMs() / 1_000 }, target: TRUTH.target }],
  );
  return new Map([truth, vitals('cpu'), vitals('memory'), vitals('gateway')].map((each) => [each.name, each]));
}

function made(name: string, run: () => Promise<readonly PartOutcome[]>): Sensor {
  return { type: 'sensor', name, summary: 'made by the fleet', options: {}, metrics: [], needs: [], run };
}

const outcomeOf = ({ target, values }: Reading): PartOutcome => ({
  ok: true,
  values,
  ...(target === undefined ? {} : { target }),
});
