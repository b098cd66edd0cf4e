import type { SnmpValue } from './session.ts';
import { textOf } from './values.ts';

const MAC = /(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}/i;
const ADDRESS = /\b(?:\d{1,3}\.){3}\d{1,3}\b/;
/** RouterOS names what it makes for a dial-in user after the user: `<pppoe-…>`. */
const OF_A_USER = /^<.*>$|@/;

/** What a part may be called: what the device calls it, unless that speaks of an address or a person. Undefined where it has no such name. */
export function partName(value: SnmpValue | undefined): string | undefined {
  const name = textOf(value);
  return name === undefined || MAC.test(name) || ADDRESS.test(name) || OF_A_USER.test(name) ? undefined : name;
}
