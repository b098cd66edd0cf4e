import { useRef, useState } from 'preact/hooks';
import { type DraftStorage, draftOwner, readDraft, writeDraft } from './draft-store.ts';
import { useSession } from './use-session.ts';

export interface Draft<Fields extends object> {
  readonly fields: Fields;
  /** It was there from before. */
  readonly isKept: boolean;
  /** Which version of the thing was there when the typing began: a poll or a reload must not make somebody else's change look seen. */
  readonly seen: string | undefined;
  readonly see: (version: string | undefined) => void;
  readonly set: (more: Partial<Fields>) => void;
  /** Begins anew, from `next` and the version that there is now. */
  readonly clear: (next?: Fields, version?: string) => void;
}

/**
 * What is typed into a form, kept for this window: neither a reload nor a session that ended loses it, and nobody else finds it. No secret
 * is ever typed into these forms. `version`: of the thing that is changed, as it is now.
 */
export function useDraft<Fields extends object>(name: string, empty: Fields, version?: string): Draft<Fields> {
  const session = useSession();
  // Whoever's session has ended goes on typing as who they were.
  const owner = useRef('');
  if (session !== undefined && session.role !== 'loopback-reader') owner.current = draftOwner(session);
  const [state, setState] = useState(() => {
    const kept = readDraft(windowStorage, name, owner.current);
    const fields = { ...empty, ...kept?.fields } as Fields;
    return { fields, isKept: kept !== undefined, seen: kept === undefined ? version : kept.seen };
  });
  const keep = (fields: Fields, seen: string | undefined) =>
    writeDraft(windowStorage, name, { of: owner.current, ...(seen === undefined ? {} : { seen }), fields });
  return {
    ...state,
    see: (seen) =>
      setState((before) => {
        keep(before.fields, seen);
        return { ...before, seen };
      }),
    set: (more) =>
      setState((before) => {
        const fields = { ...before.fields, ...more };
        keep(fields, before.seen);
        return { ...before, fields };
      }),
    clear: (next = empty, seen = version) => {
      writeDraft(windowStorage, name, undefined);
      setState({ fields: next, isKept: false, seen });
    },
  };
}

/** A browser may forbid its storage, and throws then where it is named. */
export const windowStorage: DraftStorage = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
  removeItem: (key) => sessionStorage.removeItem(key),
  key: (at) => sessionStorage.key(at),
  get length() {
    return sessionStorage.length;
  },
};
