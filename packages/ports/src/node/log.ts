import type { Log, LogFields } from '../log.ts';
import { nodeLimits } from './limits.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LineLogSettings {
  /** Where lines go; the process's standard error unless given. */
  readonly stream?: { write(line: string): unknown };
  /** Events below it are not written. */
  readonly level?: LogLevel;
  /** Wall clock in ms, for the `time` of a line. */
  readonly wallMs?: () => number;
}

/**
 * One JSON object a line, with the keys of pino (`level`, `time`, `msg`), so that one tool reads the logs of both
 * programs; small enough for the resident agent. Never throws: a field that can't be written is replaced by its reason.
 */
export function lineLog(settings: LineLogSettings = {}): Log {
  const { stream = standardError(), level = 'info', wallMs = () => Date.now() } = settings;
  const writer = (of: LogLevel) =>
    LOG_LEVELS.indexOf(of) < LOG_LEVELS.indexOf(level)
      ? () => {}
      : (message: string, fields?: LogFields) => {
          stream.write(`${lineOf({ level: of, time: new Date(wallMs()).toISOString(), msg: message }, fields)}\n`);
        };
  return { debug: writer('debug'), info: writer('info'), warn: writer('warn'), error: writer('error') };
}

function lineOf(head: LogFields, fields: LogFields = {}): string {
  const line = stringify({ ...fields, ...head });
  if (line.length <= nodeLimits.logLineBytesMax) return line;
  return stringify({ ...head, msg: String(head['msg']).slice(0, 1_000), tooLong: line.length });
}

function stringify(fields: LogFields): string {
  try {
    return JSON.stringify(fields, (_key, value: unknown) => plain(value));
  } catch (error) {
    return JSON.stringify({
      level: fields['level'],
      time: fields['time'],
      msg: fields['msg'],
      unwritable: String(error),
    });
  }
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error)
    return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
  return value;
}

/** A reader of our standard error that goes away (a closed pipe) must not end the program. */
function standardError(): { write(line: string): unknown } {
  if (process.stderr.listenerCount('error') === 0) process.stderr.on('error', () => {});
  return process.stderr;
}
