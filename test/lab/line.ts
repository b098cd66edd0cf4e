import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from './limits.ts';
import { type LineCounters, parseCounters } from './line-counters.ts';
import { type LineSettings, lineText } from './line-settings.ts';
import { hasEnded, signal, startDetached, waitUntil } from './processes.ts';
import type { Cable } from './topology.ts';

/** A cable of the lab while it runs. */
export interface Line {
  /** Replaces all settings; `{}` is a perfect line. Done when they are in force, with the counters of that moment. */
  set(settings: LineSettings): Promise<LineCounters>;
  counters(): Promise<LineCounters>;
}

/** Starts the line program between its two hosts. Done when both devices are there. */
export async function startLine(
  name: string,
  { near, far }: Cable,
  { program, folder, spaceOf }: { program: string; folder: string; spaceOf: (host: string) => string },
): Promise<void> {
  writeFileSync(settingsFile(folder, name), lineText({}, 0, 0));
  const ends = [near, far].flatMap((end) => [`/run/netns/${spaceOf(end.host)}`, end.interface]);
  const log = join(folder, `${name}.log`);
  const pid = startDetached([program, settingsFile(folder, name), countersFile(folder, name), ...ends], log);
  writeFileSync(pidFile(folder, name), String(pid));
  const isThere = () => readCounters(folder, name) !== undefined || hasEnded(pid);
  if (!(await waitUntil(isThere, limits.readyTimeoutMs)) || hasEnded(pid)) {
    throw new Error(`the line "${name}" did not start: ${readFileSync(log, 'utf8')}`);
  }
}

/** The line of a running lab, in whatever process it was started. */
export function openLine(name: string, folder: string, seed: number): Line {
  const pid = Number(readFileSync(pidFile(folder, name), 'utf8'));
  // One question at a time: an answer is told by its number alone.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const ask = async (which: 'SIGHUP' | 'SIGUSR1', isAnswer: (counters: LineCounters) => boolean) => {
    const before = readCounters(folder, name)?.writes ?? 0;
    if (!signal(pid, which)) throw new Error(`the line "${name}" has ended`);
    let answer: LineCounters | undefined;
    const isAnswered = () => {
      answer = readCounters(folder, name);
      return answer !== undefined && answer.writes > before && isAnswer(answer);
    };
    await waitUntil(isAnswered, limits.lineAnswerTimeoutMs);
    if (answer === undefined || answer.writes === before) throw new Error(`the line "${name}" does not answer`);
    return answer;
  };
  return {
    set: (settings) =>
      inTurn(async () => {
        const generation = (readCounters(folder, name)?.generation ?? 0) + 1;
        const file = settingsFile(folder, name);
        // Another seed each time: else two phases of a scenario would lose the same frames.
        writeFileSync(`${file}.new`, lineText(settings, generation, seed * 1_000 + generation));
        renameSync(`${file}.new`, file);
        const counters = await ask('SIGHUP', (each) => each.generation === generation);
        if (counters.generation !== generation) throw new Error(`the line "${name}" refused its settings`);
        return counters;
      }),
    counters: () => inTurn(() => ask('SIGUSR1', () => true)),
  };
}

function readCounters(folder: string, name: string): LineCounters | undefined {
  try {
    return parseCounters(readFileSync(countersFile(folder, name), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const settingsFile = (folder: string, name: string) => join(folder, `${name}.settings`);
const countersFile = (folder: string, name: string) => join(folder, `${name}.json`);
const pidFile = (folder: string, name: string) => join(folder, `${name}.pid`);
