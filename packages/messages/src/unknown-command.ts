/** So many letters may be wrong, missing or too many for a command to be the one that was meant. */
const LETTERS_WRONG_MAX = 2;

/**
 * What is said where the first words of a command line name no command: where they are listed, and which may have been meant. `ids` are those of all commands, with a
 * colon between two words. Undefined where there is such a command, or a topic alone.
 */
export function unknownCommand(program: string, ids: readonly string[], given: readonly string[]): string | undefined {
  const [first, second] = given.filter((word, place) => place < 2 && !word.startsWith('-'));
  if (first === undefined || given[0] !== first || ids.includes(first)) return undefined;
  const isTopic = ids.some((id) => id.startsWith(`${first}:`));
  if (isTopic && (second === undefined || ids.includes(`${first}:${second}`))) return undefined;
  const said = second === undefined || given[1] !== second ? first : `${first} ${second}`;
  const near = ids
    .map((id) => id.replace(':', ' '))
    .map((name) => ({ name, wrong: lettersWrong(name, name.includes(' ') ? said : first) }))
    .filter(({ wrong }) => wrong <= LETTERS_WRONG_MAX)
    .sort((a, b) => a.wrong - b.wrong)[0];
  const meant = near === undefined ? '' : ` (${near.name}?)`;
  const help = [program, ...(isTopic ? [first] : []), '--help'].join(' ');
  const named = near === undefined ? isTopic : near.name.includes(' ');
  return `there is no command "${named ? said : first}"${meant}: ${help} lists them`;
}

/** Levenshtein's distance; two neighbours in each other's place count as two. */
function lettersWrong(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
