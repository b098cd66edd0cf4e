import type { Failed } from '@mach/ports';

/**
 * What an object holds (RFC 2578). Octets stay bytes: whether they are a text, a MAC address or bits is known to whoever asked. `absent`:
 * the device has no such object, or no such row of it; `end`: nothing lies behind.
 */
export type SnmpValue =
  | { readonly type: 'integer' | 'gauge' | 'ticks' | 'counter32'; readonly number: number }
  | { readonly type: 'counter64'; readonly number: bigint }
  | { readonly type: 'octets'; readonly bytes: Uint8Array }
  | { readonly type: 'oid' | 'address'; readonly text: string }
  | { readonly type: 'null' | 'absent' | 'end' | 'other' };

export interface Varbind {
  /** In dotted digits, without a dot in front. */
  readonly oid: string;
  readonly value: SnmpValue;
}

/** What a question failed with. `status`: the device itself refused it, with this error of RFC 3416. */
export type SnmpFailure = Failed & {
  readonly status?: 'too-big' | 'no-such-name' | 'other';
};
export type SnmpAnswer = { readonly ok: true; readonly varbinds: readonly Varbind[] } | SnmpFailure;

/** A conversation with one device. It can ask and nothing else: there is no way to change anything through it. */
export interface SnmpSession {
  /** Version 1 has no GETBULK. */
  readonly hasBulk: boolean;
  /** The objects themselves, in the order of the names. */
  get(oids: readonly string[]): Promise<SnmpAnswer>;
  /** What follows each name, in their order. */
  getNext(oids: readonly string[]): Promise<SnmpAnswer>;
  /** What follows each name, up to `repetitions` times, row by row: after the last name comes the second of the first. May be cut off anywhere. */
  getBulk(oids: readonly string[], repetitions: number): Promise<SnmpAnswer>;
  /** Datagrams that were sent so far. */
  sent(): number;
}
