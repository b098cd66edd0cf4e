import { JournalUnavailable } from './journal.ts';

/** SQLite's result codes that speak of the disk or of rights, not of a mistake of ours. */
const UNAVAILABLE_CODES = new Map([
  [5, 'another program holds the journal'],
  [8, 'the journal is read-only'],
  [10, 'reading or writing the disk failed'],
  [13, 'the disk is full'],
  [14, 'the journal file cannot be opened'],
]);

/** `JournalUnavailable` for what the disk or a lack of rights did; any other error as it is. */
export function asUnavailable(error: unknown): unknown {
  const code = (error as { errcode?: unknown }).errcode;
  // The low byte is the class; the rest says which system call it was.
  const reason = typeof code === 'number' ? UNAVAILABLE_CODES.get(code & 0xff) : undefined;
  return reason === undefined ? error : new JournalUnavailable(reason, { cause: error });
}
