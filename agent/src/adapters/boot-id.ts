import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/**
 * 32 hex digits that change with each boot. Linux names each boot; elsewhere the time of the boot, to two minutes, stands
 * in for it: coarse, because a corrected clock must not look like a new boot.
 */
export function bootId(proc: string): string {
  try {
    const found = readFileSync(`${proc}/sys/kernel/random/boot_id`, 'latin1').replaceAll('-', '').trim();
    if (/^[0-9a-f]{32}$/.test(found)) return found;
  } catch {
    // Not Linux, or a recorded machine without this file.
  }
  const bootedAtMinutes = Math.round((Date.now() - uptime() * 1_000) / 120_000);
  return createHash('sha256').update(`${hostname()} ${bootedAtMinutes}`).digest('hex').slice(0, 32);
}
