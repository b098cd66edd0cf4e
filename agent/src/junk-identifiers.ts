/**
 * UUIDs that firmware has where its maker gave none: each sits on hundreds of machines. osquery pull request 4374 and
 * issue 8887, oshi issue 2417, read on 2026-11-25.
 */
const JUNK_UUIDS: ReadonlySet<string> = new Set(
  [
    '03000200-0400-0500-0006-000700080009',
    '03020100-0504-0706-0809-0a0b0c0d0e0f',
    '10000000-0000-8000-0040-000000000000',
    'fefefefe-fefe-fefe-fefe-fefefefefefe',
  ].map((uuid) => uuid.replaceAll('-', '')),
);

/** Addresses of network chips that were never given one: Intel's image without an address, and counted-up bytes. */
const JUNK_ADDRESSES: ReadonlySet<string> = new Set(['88:88:88:88:87:88', '00:01:02:03:04:05', '00:02:03:04:05:06']);

/** What firmware says where its maker forgot to fill it in; an update of the firmware may fill it. */
const FILLER =
  /^(?:default string|(?:to be )?fill(?:ed)? (?:in )?by .*|o\.?e\.?m\.?|system (?:manufacturer|product name|serial number|version|name)|(?:base ?board|chassis|board|serial)[ -]?(?:serial )?(?:number|manufacturer|name|version)|not .*|unknown|undefined|invalid|empty|\[empty\]|none|n\/?a|type\d\w*|<.*>|x+|-+|\.+)$/i;

/**
 * Whether a UUID, a serial number, an address of a card or a name of a board says nothing of this one machine: it is a
 * known default, a filler, one digit over and over, or digits that count up.
 */
export function isJunkIdentifier(given: string): boolean {
  const text = given.trim().toLowerCase();
  const digits = text.replace(/[-:. ]/g, '');
  if (text === '' || FILLER.test(text) || JUNK_ADDRESSES.has(text)) return true;
  if (JUNK_UUIDS.has(digits) || JUNK_UUIDS.has(swapped(digits))) return true;
  return /^(.)\1*$/.test(digits) || /^0?123456789/.test(digits);
}

/** Its first three fields with their bytes turned around: firmware and systems disagree on the order (SMBIOS 3.4, 7.2.1). */
function swapped(digits: string): string {
  const turned = (from: number, to: number) => digits.slice(from, to).match(/../g)?.reverse().join('') ?? '';
  return `${turned(0, 8)}${turned(8, 12)}${turned(12, 16)}${digits.slice(16)}`;
}
