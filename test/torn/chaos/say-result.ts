import type { ChaosResult } from './run-chaos.ts';

/** Prints what happened and the books; true when each of them adds up and the journal is sound. */
export function sayResult(
  { counts, books, isSound, secrets, endings }: ChaosResult,
  say: (line: string) => void,
): boolean {
  const troubles = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  say(`what happened: ${troubles.map(([name, times]) => `${times} × ${name}`).join(', ')}`);
  for (const each of endings) say(each);
  say(`the journal is ${isSound ? 'sound' : 'not sound'}`);
  say(`secrets: ${secrets.wanted} asked for, ${secrets.offered} offered, ${secrets.replaced} replaced`);
  const sums = { made: 0, inJournal: 0, waiting: 0, inLedger: 0 };
  for (const { device, epochs, isOnce } of books) {
    for (const { place, made, inJournal, waiting, inLedger, adds } of epochs) {
      sums.made += made;
      sums.inJournal += inJournal;
      sums.waiting += waiting;
      sums.inLedger += inLedger;
      say(
        `${device} on ${place}: ${made} made = ${inJournal} in the journal + ${waiting} in the spool + ${inLedger} in the ledger: ${adds ? 'yes' : 'NO'}`,
      );
    }
    if (!isOnce) say(`${device}: a report stands in the journal more than once`);
  }
  const { made, inJournal, waiting, inLedger } = sums;
  say(`all: ${made} made, ${inJournal} in the journal, ${waiting} in the spool, ${inLedger} in the ledger`);
  return isSound && books.every(({ epochs, isOnce }) => isOnce && epochs.every(({ adds }) => adds));
}
