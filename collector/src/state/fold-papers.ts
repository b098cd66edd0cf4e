import type { Entry, RegistryPayload } from '../journal/journal.ts';
import { foldPrint, foldWrittenCause } from './fold-incident.ts';
import type { FoldLimits } from './fold-limits.ts';
import type { FoldState } from './mutable-state.ts';

/** Takes up what people leave with incidents: causes that they were told, papers that they had made. Who and when is the entry's. */
export function foldPapers(
  { incidents, prints, registry }: FoldState,
  { change, by = 'unknown', receivedAt, position }: Entry & RegistryPayload,
  limits: FoldLimits,
): void {
  if (change.type === 'cause-written') {
    const account = by.startsWith(ACCOUNT) ? registry.accounts.get(by.slice(ACCOUNT.length)) : undefined;
    const whose = {
      ...(account === undefined || account.post === '' ? {} : { post: account.post }),
      ...(account?.unitCode === undefined ? {} : { commune: account.unitCode }),
    };
    foldWrittenCause(incidents, change.incident, { ...change.cause, writtenAt: receivedAt, by, ...whose });
  }
  if (change.type === 'print-made') {
    foldPrint(incidents, change.incident, { ...change.print, at: receivedAt, by }, limits.printsPerIncidentMax);
    prints.set(change.print.code, position);
    const oldest = prints.keys().next().value;
    if (prints.size > limits.printsMax && oldest !== undefined) prints.delete(oldest);
  }
}

const ACCOUNT = 'account:';
