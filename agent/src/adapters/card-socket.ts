import { loadKoffi } from './koffi.ts';

/** Of Linux's socket(2), the same on x64 and ARM. */
const AF_INET = 2;
const SOCK_DGRAM_CLOEXEC = 2 | 0o2_000_000;
export const INTERFACE_NAME_BYTES = 16;

/** Asks by ioctl(2); the answer stands in the same bytes. False where the kernel or the card's driver does not know. */
export type AskCard = (request: number, bytes: Uint8Array) => boolean;

/**
 * Gives `use` a way to ask the kernel about network cards, which everybody may and for which any socket will do. Throws where
 * koffi has no build for the system, or no socket can be had.
 */
export function withCardSocket<Answer>(use: (ask: AskCard) => Answer): Answer {
  const system = loadKoffi().load(null);
  const socket = system.func('int socket(int domain, int type, int protocol)');
  const ioctl = system.func('int ioctl(int descriptor, ulong request, _Inout_ uint8 *bytes)');
  const close = system.func('int close(int descriptor)');
  const descriptor: number = socket(AF_INET, SOCK_DGRAM_CLOEXEC, 0);
  if (descriptor < 0) throw new Error('no socket can be had to ask about network cards');
  try {
    return use((request, bytes) => ioctl(descriptor, request, bytes) === 0);
  } finally {
    close(descriptor);
  }
}
