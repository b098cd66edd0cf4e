import type { FoldLimits } from '../fold-limits.ts';
import type { PlacedReading } from '../placed-reading.ts';
import { type Attempt, pathOf, type Turn, turnOf } from './trace.ts';
import { attemptKinds, turnKinds } from './traced-kinds.ts';

/** A device's trace as the fold keeps it. */
export interface FoldedTrace {
  minutes: number[];
  bootedAt: number;
  paths: Map<string, { answeredAt: number; attempts: Attempt[] }>;
  turns: Map<string, Turn[]>;
}

/** Which moments of the past are kept besides the last minutes: around the silences of its site. */
export type Focus = readonly { readonly from: number; readonly to: number }[];

interface Noted {
  readonly receivedAt: number;
  readonly focus: Focus;
  /** Told of each attempt that was answered, however old. */
  readonly answered?: (path: string, attempt: Attempt) => void;
}

const MINUTE_MS = 60_000;
export const blankTrace = (): FoldedTrace => ({ minutes: [], bootedAt: 0, paths: new Map(), turns: new Map() });

/** Takes up the readings of a batch into the trace, in place, late ones too where they tell of a silence; the rest is let go. */
export function noteTrace(
  trace: FoldedTrace,
  readings: readonly PlacedReading[],
  { receivedAt, focus, answered }: Noted,
  limits: FoldLimits,
): void {
  const after = receivedAt - limits.traceKeptMs;
  const isKept = (at: number) => at >= after || focus.some(({ from, to }) => at >= from && at <= to);
  for (const placed of readings) {
    if (isKept(placed.at)) noteMinute(trace, placed.at, limits);
    noteAttempt(trace, placed, { isKept, answered }, limits);
    noteTurns(trace, placed, limits);
  }
  trace.minutes = trace.minutes.filter((minute) => isKept(minute * MINUTE_MS));
  for (const path of trace.paths.values()) {
    const oldest = path.attempts[0];
    if (oldest !== undefined && !isKept(oldest.at)) path.attempts = path.attempts.filter(({ at }) => isKept(at));
  }
}

function noteMinute({ minutes }: FoldedTrace, at: number, limits: FoldLimits): void {
  const minute = Math.floor(at / MINUTE_MS);
  if (minutes.at(-1) === minute || minutes.includes(minute)) return;
  insert(minutes, minute, (a, b) => a - b);
  if (minutes.length > limits.attemptsPerPathMax) minutes.shift();
}

function noteAttempt(
  { paths }: FoldedTrace,
  { reading, at: madeAt }: PlacedReading,
  { isKept, answered }: { readonly isKept: (at: number) => boolean; readonly answered: Noted['answered'] },
  limits: FoldLimits,
): void {
  const spec = attemptKinds.get(reading.kind);
  // A bug of the probe says nothing of the way, and what it can't do neither.
  if (spec === undefined || reading.failure === 'bug' || reading.failure === 'unsupported') return;
  const { ok, values, failure } = reading;
  const number = (name: string | undefined) => {
    const value = name === undefined ? undefined : values[name];
    return typeof value === 'number' ? value : undefined;
  };
  const sent = number(spec.sent) ?? 1;
  const lost = sent - Math.min(sent, number(spec.received) ?? (ok ? 1 : 0));
  // What waited in vain since before the way was open again tells of before.
  const at = lost === sent ? madeAt - (reading.durationMs ?? 0) : madeAt;
  const key = pathOf(reading as { kind: string });
  const known = paths.get(key);
  if (known === undefined && paths.size >= limits.pathsPerDeviceMax) return;
  const path = known ?? { answeredAt: 0, attempts: [] };
  if (known === undefined) paths.set(key, path);
  if (lost < sent) path.answeredAt = Math.max(path.answeredAt, at);
  const sum = (names: readonly string[] | undefined) =>
    names?.reduce<number | undefined>((total, name) => add(total, number(name)), undefined);
  const [wayMs, answerMs] = ok ? [sum(spec.way), sum(spec.answer)] : [];
  const attempt: Attempt = {
    at,
    sent,
    lost,
    ...(ok || failure === undefined ? {} : { failure }),
    ...(wayMs === undefined ? {} : { wayMs }),
    ...(answerMs === undefined ? {} : { answerMs }),
  };
  if (lost < sent) answered?.(key, attempt);
  if (!isKept(at) || sent === 0) return;
  insert(path.attempts, attempt, (a, b) => a.at - b.at);
  if (path.attempts.length > limits.attemptsPerPathMax) path.attempts.shift();
}

const add = (total: number | undefined, value: number | undefined) =>
  value === undefined ? total : (total ?? 0) + value;

function noteTurns({ turns }: FoldedTrace, { reading, at }: PlacedReading, limits: FoldLimits): void {
  for (const name of turnKinds.get(reading.kind) ?? []) {
    const value = reading.ok ? reading.values[name] : undefined;
    if (value === undefined) continue;
    const key = turnOf(reading.kind, reading.target, name);
    const known = turns.get(key);
    if (known === undefined && turns.size >= limits.pathsPerDeviceMax) continue;
    const all = known ?? [];
    if (known === undefined) turns.set(key, all);
    const before = all.findLast((turn) => turn.at <= at);
    const next = all.find((turn) => turn.at > at);
    if (before?.value === value) continue;
    // What is known to have been so later was so from now on.
    if (next?.value === value) all[all.indexOf(next)] = { at, value };
    else insert(all, { at, value }, (a, b) => a.at - b.at);
    if (all.length > limits.turnsPerValueMax) all.shift();
  }
}

/** Nearly all come in order: looked for from the end. */
function insert<Item>(items: Item[], item: Item, compare: (a: Item, b: Item) => number): void {
  let at = items.length;
  while (at > 0 && compare(items[at - 1] as Item, item) > 0) at--;
  items.splice(at, 0, item);
}
