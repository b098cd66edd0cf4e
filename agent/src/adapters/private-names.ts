import { hostname, userInfo } from 'node:os';

/** Names that every machine has; they name nobody, and stand in many words. */
const NOBODY = new Set(['', 'localhost', 'root', 'administrator', 'admin', 'user']);

/** Names that must not leave this PC in a file for others: the host's, with and without its domain, and the user's. */
export function privateNames(): readonly string[] {
  const host = hostname();
  const names = [host, host.split('.')[0] ?? ''];
  try {
    names.push(userInfo().username);
  } catch {
    // A user without an entry in the list of users has no name.
  }
  return names.filter((name) => !NOBODY.has(name.toLowerCase()));
}
