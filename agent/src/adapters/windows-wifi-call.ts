import type { Result } from '@mach/ports';
import type { Koffi } from './koffi.ts';
import { onThread } from './patient-call.ts';

/** wlan_intf_opcode_rssi. The code of the whole connection would give the network's name and address as well, and asks for the right to know the place. */
const OPCODE_RSSI = 0x1000_0102;
const CLIENT_VERSION = 2;
const RSSI_BYTES = 4;

/** Asks the service of wireless networks, which stays open as long as the process lives. Throws where this Windows has none. */
export function wifiSignalCall(koffi: Koffi): (guid: Uint8Array) => Promise<Result<Uint8Array>> {
  const wlan = koffi.load('wlanapi.dll');
  const open = onThread<number>(
    wlan.func(
      'uint32 __stdcall WlanOpenHandle(uint32 version, void *reserved, _Out_ uint32 *negotiated, _Out_ void **handle)',
    ),
  );
  const query = onThread<number>(
    wlan.func(
      'uint32 __stdcall WlanQueryInterface(void *handle, const uint8 *guid, uint32 opcode, void *reserved, _Out_ uint32 *size, _Out_ void **data, void *type)',
    ),
  );
  const free = wlan.func('void __stdcall WlanFreeMemory(void *memory)');
  const handle: [unknown] = [null];
  return async (guid) => {
    // Without the service there is nobody to ask now; it may run later.
    if (handle[0] === null) {
      const code = await open(CLIENT_VERSION, null, [0], handle);
      if (code !== 0) return gaveNothing('WlanOpenHandle', code);
    }
    const data: [unknown] = [null];
    const size = [0];
    const code = await query(handle[0], guid, OPCODE_RSSI, null, size, data, null);
    if (code !== 0) return gaveNothing('WlanQueryInterface', code);
    try {
      if ((size[0] ?? 0) < RSSI_BYTES) return gaveNothing('WlanQueryInterface', code);
      // A copy: the view ends with the memory.
      return { ok: true, value: new Uint8Array(koffi.view(data[0], RSSI_BYTES)).slice() };
    } finally {
      free(data[0]);
    }
  };
}

const gaveNothing = (call: string, code: number) =>
  ({ ok: false, failure: 'unsupported', detail: `${call} gave nothing (error ${code})` }) as const;
