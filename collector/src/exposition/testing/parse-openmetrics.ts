/** A family of an exposition that was read strictly. */
export interface ParsedFamily {
  readonly type: string;
  readonly samples: { readonly name: string; readonly labels: ReadonlyMap<string, string>; readonly value: number }[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const HEAD = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (\\S+)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;
const NUMBER = /^([+-]?\d+(\.\d+)?(e[+-]?\d+)?|[+-]Inf|NaN)$/;
const TYPES: Readonly<Record<string, readonly string[]>> = {
  gauge: [''],
  counter: ['_total', '_created'],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  info: ['_info'],
  unknown: [''],
};

/**
 * Reads OpenMetrics 1.0 as its grammar and its rules have it, as far as they touch what is written here. Throws at the first
 * line that breaks one: a family twice or not in one piece, TYPE after a sample, a name that is not of its family, a counter
 * below zero, a series twice, text after `# EOF` or none.
 */
export function parseOpenMetrics(text: string): ReadonlyMap<string, ParsedFamily> {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  if (lines.pop() !== '# EOF') throw new Error('the last line is not # EOF');
  const families = new Map<string, ParsedFamily>();
  const helped = new Set<string>();
  const series = new Set<string>();
  let current: { readonly name: string; readonly family: ParsedFamily } | undefined;
  for (const line of lines) {
    const head = HEAD.exec(line);
    if (head !== null) {
      const [, word, name = '', rest = ''] = head;
      if (families.has(name)) throw new Error(`a second head of ${name}: ${line}`);
      if (word === 'HELP') {
        if (helped.has(name)) throw new Error(`a second HELP: ${line}`);
        if (/\\(?![\\n"])/.test(rest) || /(?<!\\)(\\\\)*"/.test(rest)) throw new Error(`HELP is not escaped: ${line}`);
        helped.add(name);
        continue;
      }
      if (TYPES[rest] === undefined) throw new Error(`no such type: ${line}`);
      current = { name, family: { type: rest, samples: [] } };
      families.set(name, current.family);
      continue;
    }
    const sample = SAMPLE.exec(line);
    if (sample === null) throw new Error(`neither a head nor a sample: ${JSON.stringify(line)}`);
    const [, name = '', labelText = '', number = ''] = sample;
    if (current === undefined) throw new Error(`a sample before any TYPE: ${line}`);
    const suffixes = TYPES[current.family.type] ?? [];
    if (!suffixes.some((suffix) => name === current?.name + suffix)) {
      throw new Error(`${name} is no sample of the ${current.family.type} ${current.name}`);
    }
    if (!NUMBER.test(number)) throw new Error(`no number: ${line}`);
    const value = Number(number.replace('Inf', 'Infinity'));
    if (current.family.type === 'counter' && !(value >= 0)) throw new Error(`a counter below zero: ${line}`);
    const labels = labelsOf(labelText, line);
    const key = `${name} ${JSON.stringify([...labels].sort())}`;
    if (series.has(key)) throw new Error(`a series twice: ${line}`);
    series.add(key);
    current.family.samples.push({ name, labels, value });
  }
  return families;
}

function labelsOf(text: string, line: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name = '', value = '', end] = LABEL.exec(text) ?? [];
    if (name === '') throw new Error(`labels that can't be read: ${line}`);
    if (labels.has(name)) throw new Error(`label ${name} twice: ${line}`);
    if (end === ',' && LABEL.lastIndex === text.length) throw new Error(`a comma too many: ${line}`);
    labels.set(
      name,
      value.replaceAll(/\\(.)/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped)),
    );
  }
  return labels;
}
