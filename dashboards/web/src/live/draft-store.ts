import type { SessionInfo } from '@mach/wire';

/** Where drafts lie: the storage of one window, which its browser empties when the window is closed. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What was typed, who typed it, and which version of the thing they saw then. */
export interface KeptDraft {
  readonly of: string;
  readonly seen?: string;
  readonly fields: object;
}

const KEY = 'mach-draft-';

/** Who a draft belongs to: at a PC that several people use the next one must not find it. */
export const draftOwner = ({ role, account = '' }: SessionInfo): string => `${role} ${account}`;

/** The draft of this name, unless it is of somebody else, or no draft. */
export function readDraft(storage: DraftStorage, name: string, owner: string): KeptDraft | undefined {
  try {
    const kept: Partial<KeptDraft> | null = JSON.parse(storage.getItem(KEY + name) ?? 'null');
    const isOurs = kept?.of === owner && typeof kept.fields === 'object' && kept.fields !== null;
    return isOurs ? (kept as KeptDraft) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or forgets it. A storage that is full keeps nothing more, and that is all: the form holds it as long as it stands. */
export function writeDraft(storage: DraftStorage, name: string, draft: KeptDraft | undefined): void {
  try {
    if (draft === undefined) storage.removeItem(KEY + name);
    else storage.setItem(KEY + name, JSON.stringify(draft));
  } catch {
    // The form has it still.
  }
}

/** Forgets them all: whoever signs out leaves nothing in the window. */
export function forgetDrafts(storage: DraftStorage): void {
  try {
    const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    for (const name of names) if (name.startsWith(KEY)) storage.removeItem(name);
  } catch {
    // Where the browser forbids its storage, nothing is in it.
  }
}
