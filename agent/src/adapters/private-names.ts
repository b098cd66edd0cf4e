import { homedir, hostname, userInfo } from 'node:os';
import { basename } from 'node:path';

/** Names that every machine has, and those of services: they name nobody, and stand in many words. */
const NOBODY = new Set(
  ['', 'localhost', 'root', 'administrator', 'admin', 'user', 'nobody', 'nonexistent', 'mach', 'mach-agent']
    .concat(['system', 'systemprofile', 'localservice', 'local service', 'networkservice', 'network service'])
    .concat(['mach-agent-root', 'mach-collector']),
);

/** Names that must not leave this PC: the host's, with and without its domain, the user's, and that of the user's folder, which may be an older one. */
export function privateNames(): readonly string[] {
  const host = hostname();
  const names = [host, host.split('.')[0] ?? ''];
  try {
    names.push(userInfo().username, basename(homedir()));
  } catch {
    // A user without an entry in the list of users has no name.
  }
  return names.filter((name) => !NOBODY.has(name.toLowerCase()));
}
