import { KEPT_KEY, KEPT_NAMES, saysSomething, type WindowsProxySettings } from '../windows-proxy.ts';
import { type Koffi, loadKoffi } from './koffi.ts';
import { windowsRegistry } from './windows-registry.ts';

const NAMED_PROXY = 3;
const POINTER = 'void *';
const NAMES = ['pac', 'proxy', 'bypass'] as const;

/**
 * What this process is to go by: its own account's settings, else those that the installation kept, else what the whole PC is set to
 * (`netsh winhttp`). Empty where nobody is set to anything.
 */
export function windowsProxySettings(load = loadKoffi): () => WindowsProxySettings {
  return askedOrNone(() => {
    const koffi = load();
    const [ofAccount, ofPc, { text }] = [accountAsked(koffi), pcAsked(koffi), windowsRegistry(koffi)];
    const kept = () => settingsFrom((name) => text(KEPT_KEY, KEPT_NAMES[name]));
    return () => [ofAccount, kept].map((ask) => ask()).find(saysSomething) ?? ofPc();
  });
}

/** What the account of this process is set to, as its browser has it. */
export function accountProxySettings(): WindowsProxySettings {
  return askedOrNone(() => accountAsked(loadKoffi()))();
}

/** An agent without the library of calls, or on a Windows without these, measures all the same: by no proxy. */
function askedOrNone(make: () => () => WindowsProxySettings): () => WindowsProxySettings {
  try {
    return make();
  } catch {
    return () => ({});
  }
}

/** https://learn.microsoft.com/windows/win32/api/winhttp/nf-winhttp-winhttpgetieproxyconfigforcurrentuser */
function accountAsked(koffi: Koffi): () => WindowsProxySettings {
  const shape = koffi.struct({ autoDetect: 'int', pac: POINTER, proxy: POINTER, bypass: POINTER });
  return asked(koffi, 'WinHttpGetIEProxyConfigForCurrentUser', shape, () => true);
}

/** https://learn.microsoft.com/windows/win32/api/winhttp/nf-winhttp-winhttpgetdefaultproxyconfiguration */
function pcAsked(koffi: Koffi): () => WindowsProxySettings {
  const shape = koffi.struct({ access: 'uint32', proxy: POINTER, bypass: POINTER });
  return asked(koffi, 'WinHttpGetDefaultProxyConfiguration', shape, ({ access }) => access === NAMED_PROXY);
}

/** Calls, takes the texts out and gives their memory back. */
function asked(
  koffi: Koffi,
  name: string,
  shape: ReturnType<Koffi['struct']>,
  isMeant: (found: Readonly<Record<string, unknown>>) => boolean,
): () => WindowsProxySettings {
  const call = koffi.load('winhttp.dll').func(name, 'bool', [koffi.out(koffi.pointer(shape))]);
  const free = koffi.load('kernel32.dll').func('void * __stdcall GlobalFree(void *memory)');
  return () => {
    const found: Record<string, unknown> = {};
    if (!call(found)) return {};
    const texts = settingsFrom((each) => (found[each] ? (koffi.decode(found[each], 'char16_t', -1) as string) : ''));
    for (const each of NAMES) if (found[each]) free(found[each]);
    return isMeant(found) ? texts : {};
  };
}

function settingsFrom(textOf: (name: (typeof NAMES)[number]) => string | undefined): WindowsProxySettings {
  return Object.fromEntries(NAMES.map((name) => [name, textOf(name) ?? '']).filter(([, text]) => text !== ''));
}
