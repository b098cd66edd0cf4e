import type { Print } from '@mach/wire';
import { thawed } from '../../incidents/papers/freeze.ts';
import { readFleet, withJournal } from './read-fleet.ts';

/** The frozen paper of a code in a data folder, beside a running collector too. */
export function findPrintIn(data: string, code: string): Print | 'damaged' | undefined {
  const position = readFleet(data).prints.get(code);
  if (position === undefined) return undefined;
  const [entry] = withJournal(data, (store) => store.read(position, 1));
  return entry?.position === position ? thawed(entry) : 'damaged';
}
