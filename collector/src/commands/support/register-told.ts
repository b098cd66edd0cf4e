import { assetWords, formats, type Language } from '@mach/messages';
import type { AssetRecord } from '@mach/wire';
import type { AssetMatches } from '../../assets/match-assets.ts';
import type { RegisterNote, RegisterProblem } from '../../assets/register-read.ts';

/** Of a long list the first are printed; --json has them all. */
const SHOWN_MAX = 30;
const PROBLEMS_MAX = 100;

/** What a reader must know of how a register was read. */
export function notesTold(notes: readonly RegisterNote[], lang: Language): readonly string[] {
  return notes.map((note) => noteTold(note, lang));
}

function noteTold(note: RegisterNote, lang: Language): string {
  const said = assetWords(lang).note;
  const { integer } = formats(lang);
  switch (note.kind) {
    case 'sheet-empty':
      return said.sheetEmpty(note.sheet);
    case 'sheet-hidden':
      return said.sheetHidden(note.sheet);
    case 'sheet-other':
      return said.sheetOther(note.sheet);
    case 'rows-passed':
      return said.rowsPassed[note.because](note.sheet, note.rows.join(', '));
    case 'column-hidden':
      return said.columnHidden(note.place, note.head);
    case 'rows-hidden':
      return said.rowsHidden(note.sheet, note.rows.join(', '));
    case 'column-of-people':
      return said.columnOfPeople(note.sheet, note.head);
    case 'columns-strange':
      return said.columnsStrange(note.sheet, note.heads.map((head) => `"${head}"`).join(', '));
    case 'money-unit':
      return said.moneyUnit(note.sheet, integer(note.unit));
    case 'tcvn3':
      return said.tcvn3(note.sheet, integer(note.cells), note.example);
    default:
      return note satisfies never;
  }
}

/** Every place that needs mending, with what was found and what would be right. */
export function problemsTold(problems: readonly RegisterProblem[], lang: Language): readonly string[] {
  const words = assetWords(lang);
  const { integer } = formats(lang);
  if (problems.length === 0) return [];
  const lines = problems
    .slice(0, PROBLEMS_MAX)
    .map(({ place, code, found }) => `  ${words.problem(place, found, words.expected[code] ?? code)}`);
  const left = problems.length - lines.length;
  return [
    words.problemsTitle(integer(problems.length)),
    ...lines,
    ...(left > 0 ? [`  ${words.more(integer(left))}`] : []),
  ];
}

/** Where register and inventory differ, both ways. */
export function differencesTold(
  { differences }: AssetMatches,
  named: (code: string) => string,
  lang: Language,
): readonly string[] {
  const words = assetWords(lang);
  const { integer } = formats(lang);
  const { onlyInRegister, onlyFound, elsewhere, ambiguous } = differences;
  if (onlyInRegister.length + onlyFound.length + elsewhere.length + ambiguous.length === 0)
    return [words.noDifferences];
  const block = (title: (count: string) => string, rows: readonly string[]) => {
    if (rows.length === 0) return [];
    const left = rows.length - SHOWN_MAX;
    return [
      title(integer(rows.length)),
      ...rows.slice(0, SHOWN_MAX).map((row) => `  ${row}`),
      ...(left > 0 ? [`  ${words.more(integer(left))}`] : []),
    ];
  };
  const line = (record: AssetRecord) =>
    [record.id, record.tag, record.name, record.department, named(record.unitCode)]
      .filter((part) => part !== undefined)
      .join(' · ');
  return [
    words.differences,
    ...block(words.onlyInRegister, onlyInRegister.map(line)),
    ...block(
      words.onlyFound,
      onlyFound.map(({ number, label, communeCode }) =>
        [words.isAt(String(number), named(communeCode)), label].filter((part) => part !== undefined).join(' · '),
      ),
    ),
    ...block(
      words.elsewhere,
      elsewhere.map(
        ({ record, number, communeCode }) => `${line(record)} → ${words.isAt(String(number), named(communeCode))}`,
      ),
    ),
    ...block(
      words.ambiguous,
      ambiguous.map(({ record, numbers }) => `${line(record)} → ${words.numbers(numbers.join(', '))}`),
    ),
  ];
}
