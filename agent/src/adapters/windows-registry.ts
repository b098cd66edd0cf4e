import type { Koffi } from './koffi.ts';

/** Reads HKEY_LOCAL_MACHINE. What is not there, or may not be read, is undefined or an empty list. */
export interface WindowsRegistry {
  /** Names of the keys below a key. */
  keys(path: string): readonly string[];
  /** Names of the values of a key. */
  names(path: string): readonly string[];
  /** A text of at most 4,095 letters; the first one of a list of texts. */
  text(path: string, name: string): string | undefined;
  /** A number of 32 bits. */
  number(path: string, name: string): number | undefined;
  /** Bytes, at most 1,024. */
  bytes(path: string, name: string): Uint8Array | undefined;
}

const LOCAL_MACHINE = 0x8000_0002;
const KEY_READ = 0x2_0019;
const KIND = { text: 0x02, bytes: 0x08, number: 0x10, texts: 0x20 } as const;
/** Most entries of one key that are looked at; names have at most 255 letters, and 16,383 for values. */
const ENTRIES_MAX = 256;
const LENGTH_MAX = 512;
const TEXT_LENGTH_MAX = 4_096;

/** Loads the library of the registry; throws where there is none. */
export function windowsRegistry(koffi: Koffi): WindowsRegistry {
  const api = koffi.load('advapi32.dll');
  const open = api.func(
    'int32 __stdcall RegOpenKeyExW(uintptr_t root, const char16_t *path, uint32 options, uint32 access, _Out_ uintptr_t *key)',
  );
  const close = api.func('int32 __stdcall RegCloseKey(uintptr_t key)');
  const rest = 'void *a, void *b, void *c, void *d';
  const enumKey = api.func(
    `int32 __stdcall RegEnumKeyExW(uintptr_t key, uint32 index, _Out_ uint8 *name, _Inout_ uint32 *length, ${rest})`,
  );
  const enumValue = api.func(
    `int32 __stdcall RegEnumValueW(uintptr_t key, uint32 index, _Out_ uint8 *name, _Inout_ uint32 *length, ${rest})`,
  );
  const getValue = api.func(
    'int32 __stdcall RegGetValueW(uintptr_t root, const char16_t *path, const char16_t *name, uint32 kinds, void *kind, _Out_ uint8 *data, _Inout_ uint32 *bytes)',
  );

  function list(path: string, entry: (...given: readonly unknown[]) => number): readonly string[] {
    const key: [unknown] = [0];
    if (open(LOCAL_MACHINE, path, 0, KEY_READ, key) !== 0) return [];
    try {
      const found: string[] = [];
      for (let index = 0; index < ENTRIES_MAX; index++) {
        const name = Buffer.alloc(LENGTH_MAX * 2);
        const length = [LENGTH_MAX];
        if (entry(key[0], index, name, length, null, null, null, null) !== 0) break;
        found.push(name.toString('utf16le', 0, (length[0] ?? 0) * 2));
      }
      return found;
    } finally {
      close(key[0]);
    }
  }

  function dataOf(path: string, name: string, kinds: number, lengthMax = LENGTH_MAX): Buffer | undefined {
    const data = Buffer.alloc(lengthMax * 2);
    const bytes = [data.length];
    if (getValue(LOCAL_MACHINE, path, name, kinds, null, data, bytes) !== 0) return undefined;
    return data.subarray(0, bytes[0] ?? 0);
  }

  return {
    keys: (path) => list(path, enumKey),
    names: (path) => list(path, enumValue),
    text: (path, name) =>
      dataOf(path, name, KIND.text | KIND.texts, TEXT_LENGTH_MAX)
        ?.toString('utf16le')
        .split('\0')[0],
    number: (path, name) => dataOf(path, name, KIND.number)?.readUInt32LE(),
    bytes: (path, name) => dataOf(path, name, KIND.bytes),
  };
}
