import { execFile } from 'node:child_process';
import type { Result } from '@mach/ports';

/** One event of the System log: numbers and, where asked for, one datum that is a word; never a text. */
export interface SystemEvent {
  /** Rises with each record of the log. */
  readonly number: number;
  readonly provider: string;
  readonly id: number;
  /** A datum of this event by its name; undefined where it is absent or is no word. */
  datum(name: string): string | undefined;
}

/** An event has some 1,500 characters. */
const EVENT_BYTES_MAX = 4_096;
/** The whole log of 20 MB is searched, on an old hard disk. */
const DEADLINE_MS = 60_000;
/** wevtutil ends with the code of the error. */
const ERROR_ACCESS_DENIED = 5;

export interface SystemLogQuestion {
  /** XPath of the events, as wevtutil takes it. */
  readonly query: string;
  /** The newest so many are read. */
  readonly eventsMax: number;
}

/**
 * Events of the System log of Windows, the oldest first, by wevtutil, which comes with every Windows since Vista. Never run on
 * a real PC.
 */
export function readSystemLog(
  { query, eventsMax }: SystemLogQuestion,
  program = 'wevtutil.exe',
): Promise<Result<readonly SystemEvent[]>> {
  const given = ['qe', 'System', `/q:${query}`, '/f:xml', '/rd:true', `/c:${eventsMax}`];
  const settings = {
    timeout: DEADLINE_MS,
    maxBuffer: eventsMax * EVENT_BYTES_MAX,
    encoding: 'latin1',
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    execFile(program, given, settings, (error, stdout) => resolve(answerOf(error, stdout)));
  });
}

function answerOf(error: ExecError | null, stdout: string): Result<readonly SystemEvent[]> {
  if (error === null) return { ok: true, value: parseSystemEvents(stdout) };
  const failure = error.killed === true ? 'timeout' : error.code === ERROR_ACCESS_DENIED ? 'denied' : 'unsupported';
  return { ok: false, failure, detail: `wevtutil did not read the System log (${String(error.code)})` };
}

interface ExecError {
  readonly killed?: boolean | undefined;
  readonly code?: string | number | null | undefined;
}

/** Reads events in XML without a root, newest first, as `wevtutil qe /f:xml /rd:true` prints them; gives the oldest first. */
export function parseSystemEvents(text: string): readonly SystemEvent[] {
  return text
    .split('</Event>')
    .flatMap((event) => {
      const provider = /<Provider Name=['"]([^'"]{1,100})['"]/.exec(event)?.[1];
      const id = /<EventID[^>]{0,100}>(\d{1,5})</.exec(event)?.[1];
      const number = /<EventRecordID>(\d{1,15})</.exec(event)?.[1];
      if (provider === undefined || id === undefined || number === undefined) return [];
      const datum = (name: string) => new RegExp(`<Data Name=['"]${name}['"]>(\\w{1,10})<`).exec(event)?.[1];
      return [{ number: Number(number), provider, id: Number(id), datum }];
    })
    .sort((one, other) => one.number - other.number);
}
