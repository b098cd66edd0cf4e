import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FaultPart } from '@mach/fleet';
import { type QuietSpan, quietSpan } from './quiet-week.ts';
import { type TimeToFinal, timeToFinal } from './time-to-final.ts';
import { type Times, timeToVerdict } from './time-to-verdict.ts';
import { type Restarted, tryRestart } from './try-restart.ts';
import { type Given, type Tried, tryScenario } from './try-scenario.ts';

/** One thing to try; each needs nothing but its seed, so that any thread may do it. */
export type Task =
  | { readonly kind: 'scenario'; readonly seed: number; readonly given: Given }
  | { readonly kind: 'restart'; readonly seed: number }
  | { readonly kind: 'times'; readonly seed: number; readonly part: FaultPart }
  | { readonly kind: 'final'; readonly seed: number; readonly part: FaultPart }
  | { readonly kind: 'day'; readonly seed: number; readonly day: number };

interface Results {
  readonly scenario: Tried;
  readonly restart: Restarted;
  readonly times: Times | undefined;
  readonly final: TimeToFinal | undefined;
  readonly day: QuietSpan;
}
type Of<Kind extends Task['kind']> = Extract<Task, { readonly kind: Kind }>;

export function perform(task: Task): Results[Task['kind']] {
  switch (task.kind) {
    case 'scenario':
      return tryScenario(task.seed, task.given);
    case 'restart':
      return tryRestart(task.seed);
    case 'times':
      return timeToVerdict(task.seed, task.part);
    case 'final':
      return timeToFinal(task.seed, task.part);
    case 'day':
      return quietSpan(task.seed, [24 * task.day, 24 * (task.day + 1)]);
  }
}

/** How many threads, and a file of results that are there already: a run that was broken off goes on where it was. */
export interface Pool {
  readonly jobs: number;
  readonly keep?: string;
}

/** Does tasks of one kind; the results in the order of the tasks. */
export async function performAll<Kind extends Task['kind']>(
  tasks: readonly Of<Kind>[],
  { jobs, keep }: Pool,
): Promise<Results[Kind][]> {
  const kept = keep === undefined ? new Map<string, unknown>() : keptIn(keep);
  const results = tasks.map((task) => kept.get(JSON.stringify(task)) as Results[Kind]);
  const left = [...tasks.keys()].filter((index) => !kept.has(JSON.stringify(tasks[index])));
  const note = (index: number, result: Results[Kind]) => {
    results[index] = result;
    if (keep !== undefined)
      appendFileSync(keep, `${JSON.stringify(tasks[index])}\t${serialize(result).toString('base64')}\n`);
  };
  if (jobs <= 1) {
    for (const index of left) note(index, perform(tasks[index] as Task) as Results[Kind]);
    return results;
  }
  const work = (worker: Worker) =>
    new Promise<void>((done, fail) => {
      let index: number | undefined;
      const give = () => {
        index = left.shift();
        if (index === undefined) done();
        else worker.postMessage(tasks[index]);
      };
      worker.on('error', fail);
      worker.on('message', (result: Results[Kind]) => {
        note(index as number, result);
        give();
      });
      give();
    });
  const workers = Array.from(
    { length: Math.min(jobs, left.length) },
    () => new Worker(new URL('./task-worker.ts', import.meta.url)),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

function keptIn(file: string): ReadonlyMap<string, unknown> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'));
  return new Map(
    lines.map((line): [string, unknown] => {
      const [task = '', result = ''] = line.split('\t');
      return [task, deserialize(Buffer.from(result, 'base64'))];
    }),
  );
}
