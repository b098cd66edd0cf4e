/** The name that every responder answers with the services that it offers (RFC 6763, section 9). */
const EVERY_SERVICE = ['_services', '_dns-sd', '_udp', 'local'];
const TYPE_PTR = 12;
const CLASS_IN = 1;
const HEADER_BYTES = 12;
/** Compressed names may point to each other for ever. */
const POINTERS_MAX = 20;
/** Of one answer: printers tell some ten. */
const RECORDS_MAX = 100;

/** Asks everybody which services there are. Sent from another port than 5353, it is answered to the asker alone (RFC 6762, 6.7). */
export function mdnsQuestion(): Uint8Array {
  const name = EVERY_SERVICE.flatMap((label) => [label.length, ...new TextEncoder().encode(label)]);
  const header = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  return new Uint8Array([...header, ...name, 0, 0, TYPE_PTR, 0, CLASS_IN]);
}

/**
 * The kinds of services that an answer names, such as `ipp` of `_ipp._tcp.local`; never the names of instances, which people chose.
 * An answer that is cut or no DNS gives what was readable before the damage.
 */
export function servicesIn(datagram: Uint8Array): readonly string[] {
  if (datagram.length < HEADER_BYTES) return [];
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  const [questions, ...records] = [4, 6, 8, 10].map((at) => view.getUint16(at)) as [number, number, number, number];
  const found = new Set<string>();
  let at: number | undefined = HEADER_BYTES;
  for (let i = 0; i < Math.min(questions, RECORDS_MAX) && at !== undefined; i++) {
    const name = readName(datagram, at);
    at = name === undefined ? undefined : name.next + 4;
  }
  const count = Math.min(
    records.reduce((sum, each) => sum + each, 0),
    RECORDS_MAX,
  );
  for (let i = 0; i < count && at !== undefined; i++) {
    const name = readName(datagram, at);
    if (name === undefined || name.next + 10 > datagram.length) break;
    const type = view.getUint16(name.next);
    const data = name.next + 10;
    if (type === TYPE_PTR) {
      const target = readName(datagram, data);
      for (const labels of [name.labels, target?.labels ?? []]) {
        const service = serviceOf(labels);
        if (service !== undefined) found.add(service);
      }
    }
    at = data + view.getUint16(name.next + 8);
  }
  return [...found].sort();
}

/** `_ipp`, `_tcp`, `local` stand at the end; what is before them is the name of an instance. */
function serviceOf(labels: readonly string[]): string | undefined {
  const [service, protocol, domain] = labels.slice(-3);
  if (domain !== 'local' || (protocol !== '_tcp' && protocol !== '_udp')) return undefined;
  return /^_[a-z0-9-]{1,15}$/i.test(service ?? '') && service !== '_dns-sd'
    ? service?.slice(1).toLowerCase()
    : undefined;
}

function readName(
  bytes: Uint8Array,
  start: number,
): { readonly labels: readonly string[]; readonly next: number } | undefined {
  const labels: string[] = [];
  let at = start;
  let next: number | undefined;
  for (let pointers = 0; pointers <= POINTERS_MAX; ) {
    const length = bytes[at];
    if (length === undefined) return undefined;
    if (length === 0) return { labels, next: next ?? at + 1 };
    if ((length & 0xc0) === 0xc0) {
      const low = bytes[at + 1];
      if (low === undefined) return undefined;
      next ??= at + 2;
      at = ((length & 0x3f) << 8) | low;
      pointers++;
      continue;
    }
    if (length > 63 || at + 1 + length > bytes.length) return undefined;
    labels.push(new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
  return undefined;
}
