/** One metric family as Prometheus knows it. */
export interface Family {
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
}

/** The two text formats that are spoken: Prometheus 0.0.4 and OpenMetrics 1.0. */
export type Format = 'text' | 'openmetrics';

/** Longest label value that is written, in UTF-16 units: a name and an address fit, a page of text does not. */
export const LABEL_CHARACTERS_MAX = 300;

/**
 * `# HELP` and `# TYPE` of a family. OpenMetrics names a counter without its `_total`; a borrowed counter that has no
 * such suffix may not be called a counter there and is of type unknown.
 */
export function familyHead({ name, type, help }: Family, format: Format): string {
  if (format === 'text') return `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`;
  const text = escapeHelp(help).replaceAll('"', '\\"');
  if (type !== 'counter') return `# HELP ${name} ${text}\n# TYPE ${name} ${type}\n`;
  const isNamedAsCounter = name.endsWith('_total');
  const family = isNamedAsCounter ? name.slice(0, -'_total'.length) : name;
  return `# HELP ${family} ${text}\n# TYPE ${family} ${isNamedAsCounter ? 'counter' : 'unknown'}\n`;
}

/** `name="value"`, escaped and cut to a bounded length; half a surrogate pair becomes the replacement character. */
export function label(name: string, value: string): string {
  return `${name}="${escapeLabel(value)}"`;
}

const plain = /^[ !#-[\]-~]*$/;

/** A label's value as it stands between its quotes. */
export function escapeLabel(value: string): string {
  if (plain.test(value) && value.length <= LABEL_CHARACTERS_MAX) return value;
  return value
    .slice(0, LABEL_CHARACTERS_MAX)
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}

function escapeHelp(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
