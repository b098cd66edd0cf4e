import type { PlanCurveRow } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { fetchJson, type Problem } from './fetch-json.ts';

/** Percents of the sum, the coarse ones first: the curve has its shape after the first answer. */
const ROUNDS = [
  [0, 50, 100, 110, 150, 200],
  [25, 75, 90, 125, 175],
  [10, 40, 60, 80, 140, 160],
] as const;
const ALL = ROUNDS.reduce((sum, { length }) => sum + length, 0);

export interface Curve {
  /** In the order of their shares. */
  readonly points: PlanCurveRow['points'];
  readonly done: number;
  readonly all: number;
  readonly isWorking: boolean;
  readonly problem?: Problem;
}

const NOTHING = { points: [], done: 0, all: ALL, isWorking: false } as const;

/** Works the curve of a sum out, round by round, and shows it as it grows; stops when told to or when the sum is another. */
export function useCurve(query: string): readonly [curve: Curve, stop: () => void, goOn: () => void] {
  const [curve, setCurve] = useState<Curve>(NOTHING);
  const [stopped, setStopped] = useState<string>();
  const isStopped = stopped === query;
  useEffect(() => {
    if (isStopped) return undefined;
    const gone = new AbortController();
    void walk(query, gone.signal, (next) => {
      if (!gone.signal.aborted) setCurve(next);
    });
    return () => gone.abort();
  }, [query, isStopped]);
  return [isStopped ? { ...curve, isWorking: false } : curve, () => setStopped(query), () => setStopped(undefined)];
}

async function walk(query: string, signal: AbortSignal, show: (curve: Curve) => void): Promise<void> {
  let points: PlanCurveRow['points'] = [];
  show({ ...NOTHING, isWorking: true });
  for (const shares of ROUNDS) {
    const url = `/api/v1/plans/curve?${query}&shares=${shares.join(',')}`;
    const answer = await fetchJson(url, limits.longRequestTimeoutMs, signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      return show({ points, done: points.length, all: ALL, isWorking: false, problem: answer.problem });
    }
    points = [...points, ...(answer.data as PlanCurveRow).points].sort((a, b) => a.share - b.share);
    show({ points, done: points.length, all: ALL, isWorking: points.length < ALL });
  }
}
