import { parseAst } from 'rolldown/parseAst';
import { Visitor } from 'rolldown/utils';

/**
 * What the last Chrome of Windows 7 does not know, by @mdn/browser-compat-data 8.1.9 (25 November 2026): each came with Chrome 110 or later.
 * The build writes new syntax in the old way and leaves calls as they are: what is called must be looked for.
 */
const OF_GLOBALS: Readonly<Record<string, string>> = {
  AbortSignal: 'any',
  Array: 'fromAsync',
  Document: 'parseHTML parseHTMLUnsafe',
  Error: 'isError',
  Intl: 'DurationFormat',
  JSON: 'isRawJSON rawJSON',
  Map: 'groupBy',
  Math: 'f16round sumPrecise',
  Object: 'groupBy',
  Promise: 'try withResolvers',
  RegExp: 'escape',
  URL: 'canParse parse',
  Uint8Array: 'fromBase64 fromHex',
  navigator: 'cpuPerformance gpu login storageBuckets',
};
const GLOBALS = words(
  'AsyncDisposableStack CloseWatcher DisposableStack EditContext Float16Array Iterator Observable Sanitizer SuppressedError Temporal',
  'fetchLater scheduler',
);
/** Of any value. `moveBefore` is not among them: Preact looks whether it is there. */
const MEMBERS = words(
  'ariaNotify caretPositionFromPoint commandForElement getFloat16 getHTML getOrInsert getOrInsertComputed getSetCookie getTextInfo getTimeZones',
  'getWeekInfo hidePopover intersection isDisjointFrom isSubsetOf isSupersetOf isWellFormed popoverTargetElement requestClose setFloat16',
  'setHTML setHTMLUnsafe showPopover startViewTransition symmetricDifference toBase64 toHex toReversed toSorted toSpliced toWellFormed',
  'togglePopover transferToFixedLength union withResolvers',
);
const ATTRIBUTES = words(
  'closedby commandfor interestfor onBeforeToggle onScrollEnd popover popoverTarget popovertarget',
);
/** Of what `values()` gives, which is an array nowhere. */
const OF_ITERATORS = words('drop every filter find flatMap forEach map reduce some take toArray');
const GIVES_ITERATOR = words('entries keys matchAll values');

const PROPERTIES = words(
  'anchor-name animation-composition animation-timeline corner-shape field-sizing font-size-adjust initial-letter interpolate-size line-clamp',
  'mask mask-image mask-size offset-position overlay position-anchor position-area print-color-adjust text-autospace text-box text-wrap',
  'text-wrap-mode text-wrap-style timeline-scope transition-behavior view-transition-name white-space-collapse',
);
const AT_RULES = words('@function @position-try @scope @starting-style @view-transition');
const SELECTORS = words(
  ':active-view-transition :autofill :details-content :dir( :has-slotted :muted :open :paused :playing :popover-open :state( :user-invalid :user-valid',
);
const FUNCTIONS = words(
  'abs acos anchor anchor-size asin atan atan2 calc-size color color-mix contrast-color cos exp hypot if image-set lab lch light-dark linear log',
  'mod oklab oklch pow ray rem round sibling-count sibling-index sign sin sqrt style superellipse tan xywh',
);
const UNITS = /[\d.](cap|rcap|rch|rex|ric|rlh)\b/;

/** What a built script calls that Chrome 109 does not have, as it is written there. */
export function newInScript(text: string): string[] {
  const found: string[] = [];
  const named = (node: { readonly type: string }): string | undefined => (node as { readonly name?: string }).name;
  new Visitor({
    MemberExpression({ object, property, computed }) {
      const name = computed ? undefined : named(property);
      if (name === undefined) return;
      const of = named(object) ?? ('property' in object ? named(object.property as never) : undefined);
      if (of !== undefined && (OF_GLOBALS[of]?.split(' ') ?? []).includes(name)) found.push(`${of}.${name}`);
      else if (MEMBERS.has(name)) found.push(`.${name}`);
      else if (of !== undefined && object.type === 'Identifier' && GLOBALS.has(of)) found.push(of);
      else if (OF_ITERATORS.has(name) && isIterator(object)) found.push(`.${name} of an iterator`);
      if (of !== undefined && ['globalThis', 'self', 'window'].includes(of) && GLOBALS.has(name)) found.push(name);
    },
    NewExpression({ callee }) {
      const name = named(callee);
      if (name !== undefined && GLOBALS.has(name)) found.push(name);
    },
    CallExpression({ callee }) {
      const name = named(callee);
      if (name !== undefined && GLOBALS.has(name)) found.push(name);
      // An array has it with two numbers; nothing of ours is called so.
      if (callee.type === 'MemberExpression' && !callee.computed && named(callee.property) === 'with')
        found.push('.with');
    },
    Property({ key, computed }) {
      const name = computed ? undefined : key.type === 'Literal' ? String(key.value) : named(key);
      if (name !== undefined && ATTRIBUTES.has(name)) found.push(`the attribute ${name}`);
    },
    Literal(node) {
      if ('regex' in node && node.regex.flags.includes('v')) found.push(`the flag v of /${node.regex.pattern}/`);
      if ('regex' in node && /\(\?[ims-]+:/.test(node.regex.pattern))
        found.push(`a modifier in /${node.regex.pattern}/`);
    },
    VariableDeclaration({ kind }) {
      if (kind !== 'const' && kind !== 'let' && kind !== 'var') found.push(kind);
    },
  }).visit(parseAst(text) as never);
  return [...new Set(found)];
}

/** Whether it is what `values()`, `matchAll()` and their like gave; `Object.keys()` gives an array. */
function isIterator(node: unknown): boolean {
  const call = node as {
    type: string;
    callee: { type: string; property: { name?: string }; object: { name?: string } };
  };
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const { property, object } = call.callee;
  return GIVES_ITERATOR.has(property.name ?? '') && object.name !== 'Object';
}

/** What a built style says that Chrome 109 does not understand: a rule in a rule, and newer words. */
export function newInStyle(given: string): string[] {
  const text = given.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"|'[^']*'|url\([^)]*\)/g, '""');
  const found: string[] = [];
  const open: string[] = [];
  for (const [, head = '', sign] of text.matchAll(/([^{};]*)([{};]|$)/g)) {
    const words = head.trim();
    const isInRule = open.length > 0 && !/^@/.test(open.at(-1) ?? '');
    if (sign === '{') {
      if (isInRule) found.push(`a rule in a rule: ${words}`);
      found.push(...newInHead(words));
      open.push(words);
      continue;
    }
    found.push(...newInDeclaration(words, text));
    if (sign === '}') open.pop();
  }
  return [...new Set(found)];
}

function newInHead(head: string): string[] {
  const [first = ''] = head.split(/[\s(]/);
  if (AT_RULES.has(first)) return [first];
  if (/^@container[^{]*\bstyle\(/.test(head)) return ['@container style()'];
  if (head.startsWith('@')) return [];
  return [...head.matchAll(/:[a-z-]+\(?/g)].map(([name]) => name).filter((name) => SELECTORS.has(name));
}

function newInDeclaration(declaration: string, all: string): string[] {
  const [, property = '', value = ''] = /^([\w-]+)\s*:([\s\S]*)$/.exec(declaration) ?? [];
  // With its old name beside it, whichever is known is taken.
  const isNew = PROPERTIES.has(property) && !all.includes(`-webkit-${property}:`);
  const calls = [...value.matchAll(/(?<![\w-])([a-z][\w-]*)\(/g)].map(([, name = '']) => name);
  const units = UNITS.exec(value)?.[1];
  return [
    ...(isNew ? [property] : []),
    ...calls.filter((name) => FUNCTIONS.has(name)).map((name) => `${name}()`),
    ...(units === undefined ? [] : [`the unit ${units}`]),
  ];
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
