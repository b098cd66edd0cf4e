import { loadKoffi } from './koffi.ts';

/** What became of asking for an administrator's rights. */
export type Elevated =
  | { readonly outcome: 'ran'; readonly code: number }
  /** The person said no, or knows no administrator's password. */
  | { readonly outcome: 'denied' };

const SEE_MASK_NOCLOSEPROCESS = 0x40;
const SW_HIDE = 0;
const INFO_BYTES = 112;
const WAIT_INFINITE = 0xffffffff;

export function isAdministrator(): boolean {
  const shell = loadKoffi().load('shell32.dll');
  return shell.func('bool __stdcall IsUserAnAdmin()')() as boolean;
}

/** Runs a program with an administrator's rights, to its end: Windows asks the person first. */
export async function runElevated(program: string, given: readonly string[]): Promise<Elevated> {
  const koffi = loadKoffi();
  const info = koffi.struct({
    ...{ cbSize: 'uint32', fMask: 'uint32', hwnd: 'void *', lpVerb: 'char16_t *', lpFile: 'char16_t *' },
    ...{ lpParameters: 'char16_t *', lpDirectory: 'char16_t *', nShow: 'int', hInstApp: 'void *', lpIDList: 'void *' },
    ...{ lpClass: 'char16_t *', hkeyClass: 'void *', dwHotKey: 'uint32', hIcon: 'void *', hProcess: 'void *' },
  });
  const execute = koffi.load('shell32.dll').func('ShellExecuteExW', 'bool', [koffi.inout(koffi.pointer(info))]);
  const kernel = koffi.load('kernel32.dll');
  const wait = kernel.func('uint32 __stdcall WaitForSingleObject(void *handle, uint32 ms)');
  const exitCode = kernel.func('bool __stdcall GetExitCodeProcess(void *handle, _Out_ uint32 *code)');
  const asked: Record<string, unknown> = {
    cbSize: INFO_BYTES,
    fMask: SEE_MASK_NOCLOSEPROCESS,
    lpVerb: 'runas',
    lpFile: program,
    lpParameters: given.map(quoted).join(' '),
    nShow: SW_HIDE,
  };
  if (!execute(asked) || asked['hProcess'] === null) return { outcome: 'denied' };
  await new Promise((resolve) => wait.async(asked['hProcess'], WAIT_INFINITE, resolve));
  const code: [number] = [1];
  exitCode(asked['hProcess'], code);
  return { outcome: 'ran', code: code[0] };
}

/** As CommandLineToArgvW reads it: backslashes count only before a quotation mark. */
function quoted(text: string): string {
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
