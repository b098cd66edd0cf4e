/**
 * The texts that a script of RouterOS puts together for one variable: the expression of each `:set NAME (…)` and
 * `:local NAME (…)`, in order. No part of RouterOS is run: this reads how texts are joined, and nothing else.
 */
export function templatesOf(script: string, name: string): readonly string[] {
  const found: string[] = [];
  for (const { index, 0: head } of script.matchAll(new RegExp(`:(?:set|local) ${name} \\(`, 'g'))) {
    const from = index + head.length;
    found.push(script.slice(from, endOf(script, from)));
  }
  return found.filter((expression) => expression.includes('"'));
}

/** Joins the parts of such an expression; what is no text in quotes is asked of `sampleOf`, by the very letters of the script. */
export function filledIn(expression: string, sampleOf: (name: string) => string): string {
  return partsOf(expression)
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll(/\\(.)/g, '$1') : sampleOf(part)))
    .join('');
}

/** The parts between the points that join them. */
function partsOf(expression: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < expression.length; at = next(expression, at)) {
    if (expression.startsWith(' . ', at)) {
      parts.push(expression.slice(from, at).trim());
      from = at + 3;
    }
  }
  return [...parts, expression.slice(from).trim()];
}

/** Where the bracket that was opened before `from` is closed. */
function endOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && !')]}'.includes(text[at] as string)) at = next(text, at);
  return at;
}

/** The place behind one sign, or behind a whole text or bracket. */
function next(text: string, at: number): number {
  const sign = text[at] as string;
  if (sign === '"') {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    return end + 1;
  }
  return '([{'.includes(sign) ? endOf(text, at + 1) + 1 : at + 1;
}
