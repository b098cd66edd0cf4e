import { expect, it } from 'vitest';
import { type DraftStorage, draftOwner, forgetDrafts, readDraft, writeDraft } from './draft-store.ts';

function made(): DraftStorage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const draft = { of: 'province-admin cntt', seen: 'v1', fields: { name: 'Trụ sở' } };

it('has back what was typed, with the version that was seen, and forgets it once it is sent', () => {
  const storage = made();
  writeDraft(storage, 'site-1', draft);
  expect(readDraft(storage, 'site-1', draft.of)).toEqual(draft);
  writeDraft(storage, 'site-1', undefined);
  expect(readDraft(storage, 'site-1', draft.of)).toBeUndefined();
});

it('gives nobody the draft of another account', () => {
  const storage = made();
  writeDraft(storage, 'site-1', draft);
  expect(readDraft(storage, 'site-1', draftOwner({ role: 'province-admin', account: 'khac' }))).toBeUndefined();
  expect(draftOwner({ role: 'province-admin', account: 'cntt' })).toBe(draft.of);
});

it('leaves no draft to whoever comes after a sign-out, and what is not its own alone', () => {
  const storage = made();
  for (const name of ['a', 'b', 'c']) writeDraft(storage, name, draft);
  storage.setItem('mach-language', 'vi');
  forgetDrafts(storage);
  expect(storage.length).toBe(1);
});

it.each(['no JSON', '"text"', '{"of":"province-admin cntt"}', 'null'])('takes %s for no draft', (text) => {
  const storage = made();
  storage.setItem('mach-draft-x', text);
  expect(readDraft(storage, 'x', draft.of)).toBeUndefined();
});

it('goes on where the browser keeps nothing', () => {
  const forbidden = () => {
    throw new Error('forbidden');
  };
  const storage = { ...made(), setItem: forbidden, getItem: forbidden, key: forbidden, length: 1 };
  writeDraft(storage, 'x', draft);
  expect(readDraft(storage, 'x', draft.of)).toBeUndefined();
  forgetDrafts(storage);
});
