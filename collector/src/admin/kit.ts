import { KIT_FILE, KIT_TOKEN_FILE, type Kit, type Unit } from '@mach/wire';
import { isCommuneNow } from '../state/commune-now.ts';

/** Of a token's uses, a fifth more than there are PCs: some are installed twice, and some come to light on the day. */
const USES_SPARE = 0.2;

export const kitUses = (pcs: number): number => Math.ceil(pcs * (1 + USES_SPARE));

/** Whose PCs a kit is made for: a commune as it is today, or the province with PCs of its own. */
export const mayHaveKit = (unit: Unit): boolean => unit.kind === 'province' || isCommuneNow(unit);

/** Why no PC of a commune could reach a collector at this address; undefined where nothing speaks against it. */
export function unreachableFromCommunes(url: string): string | undefined {
  const { hostname } = new URL(url);
  const name = hostname.replace(/^\[|\]$/g, '');
  return /^(localhost|127\.|::1$|0\.0\.0\.0$|::$)/.test(name)
    ? `${url} is this machine alone: name the address under which the communes reach it by --url, or as "url" in the configuration`
    : undefined;
}

/** Why PCs must not be sent to this address; undefined where it is https. */
export function openToListeners(url: string): string | undefined {
  return new URL(url).protocol === 'http:'
    ? `${url} is plain HTTP: everybody on the way could read the secrets of the PCs. Give the collector TLS (it makes a certificate of its own beyond loopback), or ask for this by name with --plain-http`
    : undefined;
}

/** The files of a kit that are its commune's own. `explanation` is for whoever opens the folder. */
export function kitOwnFiles(
  kit: Kit,
  token: string,
  explanation: string,
): readonly { path: string; content: { bytes: Uint8Array } }[] {
  const file = (path: string, text: string) => ({ path, content: { bytes: Buffer.from(text, 'utf8') } });
  return [
    file(KIT_FILE, `${JSON.stringify(kit, undefined, 2)}\n`),
    file(KIT_TOKEN_FILE, `${token}\n`),
    // No second name that reads like the page HuongDan. Notepad of old Windows shows the marks only behind a byte order mark, and lines only with both ends.
    file('DOC-TRUOC.txt', `\uFEFF${explanation.replaceAll('\n', '\r\n')}`),
  ];
}
