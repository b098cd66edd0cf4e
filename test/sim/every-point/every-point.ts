import { simulate } from '../simulate.ts';
import {
  createFaultGate,
  FAULT_KINDS,
  FAULT_PORTS,
  type FaultKind,
  type FaultPoint,
  type FaultPort,
} from './fault-gate.ts';
import { SMALL_DAY_MINUTES, smallDay } from './small-day.ts';

/** One run of the small day with one call going wrong. */
export interface Tried {
  readonly point: FaultPoint;
  /** What was called there; undefined: the run made fewer calls. */
  readonly hit: string | undefined;
  readonly violations: readonly string[];
  readonly trace: readonly string[];
  /** Reports that never came, and that the books name. */
  readonly lost: number;
}

export interface SmallWorld {
  readonly seed: number;
  readonly agents: number;
}

/** The calls of each port in the small day when nothing goes wrong. */
export async function callsOf(world: SmallWorld): Promise<ReadonlyMap<FaultPort, readonly string[]>> {
  const gate = createFaultGate();
  const { violations } = await simulate({ ...world, minutes: SMALL_DAY_MINUTES, script: { chaos: smallDay, gate } });
  if (violations.length > 0) throw new Error(`the small day is broken without any fault: ${violations.join('; ')}`);
  return new Map(FAULT_PORTS.map((port) => [port, gate.calls(port)]));
}

/** Has this one call go wrong. */
export async function tryPoint(world: SmallWorld, point: FaultPoint): Promise<Tried> {
  const gate = createFaultGate(point);
  const run = { ...world, minutes: SMALL_DAY_MINUTES, script: { chaos: smallDay, gate } };
  const { violations, trace, lost } = await simulate(run);
  return { point, hit: gate.hit(), violations, trace, lost };
}

/**
 * Each n-th call of each port in each way, from `first` on, until a run that ends before it. What only reads can fail in one way alone.
 */
export async function* everyPoint(
  world: SmallWorld,
  {
    first,
    each,
    ports = FAULT_PORTS,
  }: { readonly first: number; readonly each: number; readonly ports?: readonly FaultPort[] },
): AsyncGenerator<Tried> {
  const calls = await callsOf(world);
  for (const port of ports) {
    for (const kind of FAULT_KINDS) {
      for (let at = first; ; at += each) {
        if (!isOfKind(calls.get(port)?.[at - 1], kind)) continue;
        const tried = await tryPoint(world, { port, kind, at });
        if (tried.hit === undefined) break;
        yield tried;
      }
    }
  }
}

const isOfKind = (call: string | undefined, kind: FaultKind) => kind === 'before' || call?.startsWith('?') !== true;

/** Which fault it was, for people. */
export const said = ({ point: { port, kind, at }, hit }: Tried) => `${port}, call ${at} (${hit ?? 'none'}), ${kind}`;
