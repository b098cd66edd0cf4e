import type { Registry } from '../state/fleet-state.ts';
import { plain } from './columns.ts';

/** Finds a commune by its five digits, or by its name in full, with or without its kind (xã, phường, đặc khu); none where a name is that of several. */
export function findUnit({ units }: Pick<Registry, 'units'>): (text: string) => string | undefined {
  const byName = new Map<string, string | undefined>();
  const add = (name: string, code: string) =>
    byName.set(name, byName.has(name) && byName.get(name) !== code ? undefined : code);
  for (const { code, kind, name } of units.values()) {
    if (kind !== 'commune') continue;
    add(plain(name), code);
    add(withoutKind(name), code);
  }
  return (text) =>
    units.get(text)?.kind === 'commune' ? text : (byName.get(plain(text)) ?? byName.get(withoutKind(text)));
}

const withoutKind = (name: string): string => plain(name).replace(/^(ubnd |uy ban nhan dan )?(xa|phuong|dac khu) /, '');
