/** Kinds of what would be right in place of a value that was refused. Pages have a sentence for each, in the language of their reader. */
export const CURE_CODES = [
  'given',
  'text',
  'number',
  'whole-number',
  'yes-no',
  'list',
  'at-least',
  'at-most',
  'characters-at-least',
  'characters-at-most',
  'entries-at-least',
  'entries-at-most',
  'one-of',
  'day',
  'address',
  'commune-code',
  'in-order',
  'known-key',
  'not-before',
  'another-version',
  'column',
  'known-column',
  'row',
  'rows-at-most',
  'once',
  'imported-commune',
  'site-of-commune',
  'watched-service',
  'meeting-to-come',
  'yaml',
] as const;

/** What would be right, by code. `limit`: the bound that was passed; `values`: what may be chosen, or the day that bounds. */
export interface Cure {
  readonly code: (typeof CURE_CODES)[number];
  readonly limit?: number;
  readonly values?: readonly string[];
}
