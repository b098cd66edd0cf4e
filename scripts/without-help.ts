import { parseAst } from 'rolldown/parseAst';

/** What the catalogue says to people, who read it elsewhere: the resident only measures. */
const FOR_PEOPLE = new Set(['help', 'summary', 'family', 'onWindows']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * TypeScript with an empty text in place of every `help: '…'` and its like, so that the resident does not hold in memory for
 * years what it never shows. Texts that are put together stay: nothing is changed but plain ones.
 */
export function withoutHelp(code: string): string {
  let made = code;
  for (const { start, end } of textsIn(parseAst(code, { lang: 'ts' })).toReversed()) {
    made = `${made.slice(0, start)}''${made.slice(end)}`;
  }
  return made;
}

/** In the order of the file, for a node's children stand in it. */
function textsIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(textsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, key, value } = node as {
    readonly type?: string;
    readonly key?: { readonly name?: string };
    readonly value?: Node;
  };
  if (type === 'Property' && FOR_PEOPLE.has(key?.name ?? '') && value?.type === 'Literal') return [value];
  return Object.values(node).flatMap(textsIn);
}
