import { type Language, listMessages } from '@mach/messages';
import type { Unit } from '@mach/wire';
import { table } from './table.ts';

/** The communes of a register, one a line; one that ended says until when it was one, and where it went. */
export function communesTable(units: ReadonlyMap<string, Unit>, lang: Language): string {
  const words = listMessages(lang);
  const rows = [...units.values()]
    .filter(({ kind }) => kind === 'commune')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, name, parent = '', isp = '', validTo, successor }) => [
      code,
      name,
      units.get(parent)?.name ?? parent,
      isp,
      validTo === undefined ? '' : words.communeEnded(validTo.split('-').toReversed().join('/'), successor ?? ''),
    ]);
  if (rows.length === 0) return words.noCommunes;
  return table([words.code, words.commune, words.province, words.isp, words.valid], rows);
}
