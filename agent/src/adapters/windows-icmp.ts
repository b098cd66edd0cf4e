import type { NativeEcho, NativeEchoReply } from '@mach/ports/node';
import { type Koffi, loadKoffi } from './koffi.ts';
import { addressNumber, echoOptions, readEchoReply, socketAddress6 } from './windows-echo-layout.ts';

/** Replies and what the system puts beside them need this on top of the payload (remarks of IcmpSendEcho2 and Icmp6SendEcho2). */
const REPLY_ROOM_BYTES = 256;
/** What the calls that make a handle give when they can't. */
const INVALID_HANDLE = -1;

/** Sends one request, writes into `reply`, and gives how many replies there are. */
type Send = (echo: NativeEcho, reply: Uint8Array) => Promise<number>;
type Sends = { readonly [Family in NativeEcho['family']]: Send | undefined };

let opened: { readonly sends: Sends | undefined } | undefined;

/**
 * One echo request by IcmpSendEcho or Icmp6SendEcho2, which need no right. The call holds a thread of the pool until the reply
 * or its timeout. Undefined where the calls can't be had. It has run under Wine, never on a real PC.
 */
export async function windowsEcho(echo: NativeEcho): Promise<NativeEchoReply | undefined> {
  opened ??= { sends: openSends() };
  const send = opened.sends?.[echo.family];
  if (send === undefined) return undefined;
  const reply = new Uint8Array(REPLY_ROOM_BYTES + echo.payloadBytes);
  const startedAt = performance.now();
  const replies = await send(echo, reply);
  return replies === 0 ? { type: 'lost' } : readEchoReply(echo.family, reply, performance.now() - startedAt);
}

/** The handles live as long as the process. */
function openSends(): Sends | undefined {
  let library: ReturnType<Koffi['load']>;
  try {
    library = loadKoffi().load('iphlpapi.dll');
  } catch {
    return undefined;
  }
  const handleOf = (make: string): unknown => {
    const handle = library.func(`intptr_t __stdcall ${make}()`)();
    return Number(handle) === INVALID_HANDLE ? undefined : handle;
  };
  const call = (declared: string) => {
    const called = library.func(declared);
    return (...given: readonly unknown[]) =>
      new Promise<number>((resolve, reject) => {
        called.async(...given, (error: Error | null, result: number) =>
          error === null ? resolve(result) : reject(error),
        );
      });
  };
  const [handle4, handle6] = [handleOf('IcmpCreateFile'), handleOf('Icmp6CreateFile')];
  const send4 = call(
    'uint32_t __stdcall IcmpSendEcho(intptr_t handle, uint32_t address, void *data, uint16_t size, void *options, void *reply, uint32_t room, uint32_t timeoutMs)',
  );
  const send6 = call(
    'uint32_t __stdcall Icmp6SendEcho2(intptr_t handle, void *event, void *routine, void *context, void *from, void *to, void *data, uint16_t size, void *options, void *reply, uint32_t room, uint32_t timeoutMs)',
  );
  const tail = (echo: NativeEcho, reply: Uint8Array) => {
    const payload = new Uint8Array(echo.payloadBytes);
    return [payload, payload.length, echoOptions(echo), reply, reply.length, echo.timeoutMs] as const;
  };
  return {
    4:
      handle4 === undefined
        ? undefined
        : (echo, reply) => send4(handle4, addressNumber(echo.address), ...tail(echo, reply)),
    6:
      handle6 === undefined
        ? undefined
        : (echo, reply) =>
            send6(handle6, null, null, null, socketAddress6(), socketAddress6(echo.address), ...tail(echo, reply)),
  };
}
