import { madeUpInstances } from './legacy-made-up.ts';

/** Properties of one instance of a class of WMI. Windows gives numbers of 64 bits as texts, and those of 32 bits with a sign. */
export type WmiInstance = Readonly<Record<string, string | number>>;

/** The script of the legacy inventory with these instances in place of what it asks of each class. */
export function withInstances(script: string, classes: Readonly<Record<string, readonly WmiInstance[]>>): string {
  const changed = Object.keys(classes).reduce((text, name) => {
    const asked = `Ask("${name}")`;
    if (!text.includes(asked)) throw new Error(`the script no longer asks ${asked}`);
    return text.replaceAll(asked, `MadeUp_${name}()`);
  }, script);
  const made = Object.entries(classes).map(([name, instances]) => functionOf(name, instances));
  return `${changed}${[madeUpInstances, ...made].join('\n').replaceAll('\n', '\r\n')}\r\n`;
}

function functionOf(name: string, instances: readonly WmiInstance[]): string {
  const made = instances.flatMap((instance, index) => [
    `  Set list(${index}) = Made("__CLASS", "${name}")`,
    ...Object.entries(instance).map(([key, value]) => `  list(${index}).told.Add "${key}", ${literal(value)}`),
  ]);
  return [
    `Function MadeUp_${name}()`,
    '  Dim list',
    '  list = Array()',
    `  ReDim list(${instances.length - 1})`,
    ...made,
    `  MadeUp_${name} = list`,
    'End Function',
    '',
  ].join('\n');
}

const literal = (value: string | number) => (typeof value === 'number' ? String(value) : `"${value}"`);
