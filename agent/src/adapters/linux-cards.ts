import { readdirSync, readFileSync } from 'node:fs';
import type { MachineFacts } from '@mach/ports';
import { knownSpeed } from '@mach/probes';
import { type LinkAbility, readLinkAbility } from './link-modes.ts';
import { linkSettings } from './link-settings.ts';

type Cards = NonNullable<MachineFacts['networkCards']>;

/** ARPHRD_ETHER, which wireless cards have too. */
const ETHERNET = '1';
const LOOPBACK = '772';
/** A tunnel has zeros, or an address of another length. */
const MAC = /^(?!00:00:00:00:00:00)(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;

/**
 * The network cards as the kernel shows them. Of a recorded machine's the abilities are not asked for: the cards in this one are
 * others.
 */
export function linuxCards(sys: string): Cards {
  const folder = `${sys}/class/net`;
  const textOf = (name: string, file: string) =>
    optional(() => readFileSync(`${folder}/${name}/${file}`, 'utf8').trim());
  const virtual = new Set(optional(() => readdirSync(`${sys}/devices/virtual/net`)) ?? []);
  const names = readdirSync(folder).filter(
    (name) => textOf(name, 'type') !== LOOPBACK && textOf(name, 'type') !== undefined,
  );
  const abilities = sys === '/sys' ? abilitiesOf(names) : undefined;
  return names.map((name) => {
    const speedMbps = knownSpeed(Number(textOf(name, 'speed') ?? 0));
    const duplex = textOf(name, 'duplex');
    const mac = textOf(name, 'address')?.toLowerCase();
    const isWireless = optional(() => readdirSync(`${folder}/${name}`))?.some((file) =>
      /^(?:phy80211|wireless)$/.test(file),
    );
    return {
      name,
      kind: isWireless ? 'wireless' : textOf(name, 'type') === ETHERNET ? 'wired' : 'unknown',
      virtual: virtual.has(name),
      ...(speedMbps !== undefined && { speedMbps }),
      ...((duplex === 'full' || duplex === 'half') && { duplex }),
      ...abilities?.get(name),
      ...(mac !== undefined && MAC.test(mac) && { mac }),
    };
  });
}

function abilitiesOf(names: readonly string[]): ReadonlyMap<string, LinkAbility> {
  const settings = optional(() => linkSettings(names)) ?? new Map<string, Uint8Array>();
  return new Map(
    [...settings].flatMap(([name, bytes]) => {
      const ability = readLinkAbility(bytes);
      return ability === undefined ? [] : [[name, ability] as const];
    }),
  );
}

function optional<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
