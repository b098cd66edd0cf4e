import {
  assetSentence,
  changeNote,
  formats,
  type Language,
  pageMessages,
  reasonSentence,
  registerSentence,
  terms,
} from '@mach/messages';
import type { EquipmentRow } from '@mach/priority';
import type { PriorityRow } from '@mach/wire';
import { table } from './table.ts';

type Named = (code: string) => string;

/** The list of PCs as a terminal shows it. */
export function prioritiesTable(rows: readonly PriorityRow[], named: Named, lang: Language): string {
  const words = pageMessages(lang).priorities;
  const { integer } = formats(lang);
  const isSettled = rows.some(({ change }) => change !== undefined);
  const head = [
    words.columnRank,
    words.columnDevice,
    words.columnCommune,
    `${words.columnMinutes}, ${words.columnMinutesNote}`,
    words.columnConfidence,
    words.columnAsset,
    ...(isSettled ? [words.columnChange] : []),
    words.columnReasons,
  ];
  const cells = rows.map((row) => {
    const { low, likely, high } = row.minutesPerMonth;
    return [
      String(row.rank),
      [String(row.number), row.label].filter((part) => part !== undefined).join(' '),
      named(row.communeCode),
      `${integer(likely)} (${words.range(integer(low), integer(high))})`,
      `${terms.confidence(row.confidence, lang)} (${row.confidence === 'low' ? words.estimated : words.measured})`,
      assetSentence(row.asset, lang),
      ...(isSettled ? [changeNote(row.change, lang)] : []),
      reasonsOf(row, lang),
    ];
  });
  return table(head, cells);
}

/** What is no PC: those with a reason, and how many have none. */
export function equipmentTable(rows: readonly EquipmentRow[], named: Named, lang: Language): string {
  const words = pageMessages(lang).priorities;
  const { integer } = formats(lang);
  if (rows.length === 0) return `${words.equipmentTitle}: ${words.equipmentNone}`;
  const wanted = rows.filter(({ reasons }) => reasons.length > 0);
  const sound = rows.length - wanted.length;
  const head = [
    words.columnRank,
    words.columnKind,
    words.columnDevice,
    words.columnCommune,
    words.columnPeople,
    `${words.columnMinutes}, ${words.columnMinutesNote}`,
    words.columnAsset,
    words.columnReasons,
  ];
  const cells = wanted.map((row) => {
    const { low, likely, high } = row.minutesPerMonth;
    return [
      String(row.rank),
      row.kind === 'line' ? words.kindLine : terms.equipment(row.kind, lang),
      row.kind === 'line'
        ? (row.label ?? '')
        : [String(row.number), row.label].filter((part) => part !== undefined).join(' '),
      named(row.communeCode),
      integer(row.peopleBehind),
      `${integer(likely)} (${words.range(integer(low), integer(high))})`,
      registerSentence(row.kind, row.asset, lang),
      row.reasons.map((reason) => reasonSentence(reason, lang)).join('; '),
    ];
  });
  return [
    words.equipmentTitle,
    ...(cells.length > 0 ? [table(head, cells)] : []),
    ...(sound > 0 ? [words.equipmentSound(integer(sound))] : []),
  ].join('\n');
}

/** What is not known stands among the reasons: its minutes are estimated and count. */
function reasonsOf(row: PriorityRow, lang: Language): string {
  const told = row.reasons.map((reason) => reasonSentence(reason, lang));
  return told.length === 0 ? pageMessages(lang).priorities.noReasons : told.join('; ');
}
