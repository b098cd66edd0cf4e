import type { Log, LogFields } from '../log.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}

/** A log that keeps what it is told, the newest `linesMax` lines, for a test to look at. */
export interface MemoryLog extends Log {
  readonly lines: readonly LogLine[];
}

const LINES_MAX = 1_000;

export function memoryLog(linesMax = LINES_MAX): MemoryLog {
  const lines: LogLine[] = [];
  const keep =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level, message, fields });
      if (lines.length > linesMax) lines.splice(0, lines.length - linesMax);
    };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}
