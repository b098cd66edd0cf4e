import { execFile } from 'node:child_process';
import type { Result } from '@mach/ports';
import type { ShowNotice } from '../notices.ts';
import { loadKoffi } from './koffi.ts';
import { onThread, patientCall } from './patient-call.ts';

const TIMEOUT_MS = 10_000;
/** WTS_CURRENT_SERVER_HANDLE, MB_OK | MB_ICONWARNING, and how long a message stays before it closes by itself. */
const NO_SESSION = 0xffff_ffff;
const ICON_WARNING = 0x30;
const STAYS_S = 3_600;

/**
 * Shows a message on this PC's screen. On Windows to the session at the console, which a service may do
 * (https://learn.microsoft.com/windows/win32/api/wtsapi32/nf-wtsapi32-wtssendmessagew): never run on a real PC, and Wine shows nothing. On
 * Linux by notify-send, which reaches a person only from an agent of their own session: a service of the system reaches nobody.
 */
export function showNoticeOn(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): ShowNotice | undefined {
  if (platform === 'win32') return windowsNotice();
  return environment['DBUS_SESSION_BUS_ADDRESS'] === undefined ? undefined : linuxNotice;
}

const linuxNotice: ShowNotice = (title, text) =>
  new Promise((resolve) => {
    execFile('notify-send', ['--urgency=critical', '--app-name=Mạch', title, text], { timeout: TIMEOUT_MS }, (error) =>
      resolve(error === null),
    );
  });

function windowsNotice(): ShowNotice {
  let send: ((title: string, text: string) => Promise<Result<boolean>>) | undefined;
  return async (title, text) => {
    // Another service shows it, which may hang.
    send ??= patientCall('WTSSendMessage', windowsCall());
    const shown = await send(title, text);
    return shown.ok && shown.value;
  };
}

function windowsCall(): (title: string, text: string) => Promise<Result<boolean>> {
  const koffi = loadKoffi();
  const getConsole = koffi.load('kernel32.dll').func('uint32 __stdcall WTSGetActiveConsoleSessionId()');
  const wts = koffi.load('wtsapi32.dll');
  const message = onThread<boolean>(
    wts.func(
      'bool __stdcall WTSSendMessageW(void *server, uint32 session, const char16_t *title, uint32 titleBytes, const char16_t *text, uint32 textBytes, uint32 style, uint32 seconds, _Out_ uint32 *response, bool wait)',
    ),
  );
  return async (title, text) => {
    const session: number = getConsole();
    if (session === NO_SESSION) return { ok: true, value: false };
    const response = [0];
    const bytes = (words: string) => Buffer.byteLength(words, 'utf16le');
    const given = [title, bytes(title), text, bytes(text), ICON_WARNING, STAYS_S, response, false];
    return { ok: true, value: await message(null, session, ...given) };
  };
}
