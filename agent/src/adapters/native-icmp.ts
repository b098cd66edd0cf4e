import type { NativeIcmp } from '@mach/ports/node';
import { openIcmpSocket } from './icmp-socket.ts';
import { windowsEcho } from './windows-icmp.ts';

/** What this system has for echo requests beyond its `ping`; each part is looked for when it is first used. */
export const nativeIcmp = (platform: NodeJS.Platform): NativeIcmp => {
  if (platform === 'linux') return { openSocket: openIcmpSocket };
  return platform === 'win32' ? { echo: windowsEcho } : {};
};
