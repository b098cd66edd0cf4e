export type LogFields = Readonly<Record<string, unknown>>;

/** Where a program tells its operator what happens: English, one line an event, never a secret. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
