import { useState } from 'preact/hooks';

const KEY = 'mach-draft-';

/**
 * What is typed into a form, kept for this window: neither a reload nor a session that ended loses it. No secret is ever typed into these
 * forms. `isKept`: it was there from before.
 */
export function useDraft<Fields extends object>(
  name: string,
  empty: Fields,
): {
  readonly fields: Fields;
  readonly isKept: boolean;
  readonly set: (more: Partial<Fields>) => void;
  readonly clear: (next?: Fields) => void;
} {
  const [state, setState] = useState(() => {
    const kept = read(name);
    return { fields: { ...empty, ...kept } as Fields, isKept: kept !== undefined };
  });
  return {
    ...state,
    set: (more) =>
      setState((before) => {
        const fields = { ...before.fields, ...more };
        write(name, fields);
        return { ...before, fields };
      }),
    clear: (next = empty) => {
      write(name, undefined);
      setState({ fields: next, isKept: false });
    },
  };
}

/** A browser that forbids storage keeps nothing, and that is all. */
function read(name: string): object | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY + name) ?? 'null');
    return typeof kept === 'object' && kept !== null ? kept : undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, fields: object | undefined): void {
  try {
    if (fields === undefined) sessionStorage.removeItem(KEY + name);
    else sessionStorage.setItem(KEY + name, JSON.stringify(fields));
  } catch {
    // The form holds it as long as it stands.
  }
}
