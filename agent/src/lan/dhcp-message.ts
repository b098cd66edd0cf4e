/** What a DHCP server answered to a question for an address (RFC 2131, section 3.1; options of RFC 2132). */
export interface DhcpOffer {
  /** By which clients know it, its own address as a rule. */
  readonly server: string;
  readonly router?: string;
  readonly nameServers?: readonly string[];
  readonly leaseS?: number;
}

/** The layout of a message: 236 bytes of BOOTP, four bytes of a cookie, options. */
const AT = {
  op: 0,
  hardwareType: 1,
  hardwareLength: 2,
  transaction: 4,
  flags: 10,
  hardware: 28,
  cookie: 236,
  options: 240,
};
const REQUEST = 1;
const REPLY = 2;
const ETHERNET = 1;
const BROADCAST_FLAG = 0x8000;
const COOKIE = 0x63825363;
const OPTION = { pad: 0, router: 3, nameServers: 6, leaseS: 51, type: 53, server: 54, wanted: 55, end: 255 } as const;
const DISCOVER = 1;
const OFFER = 2;
/** Relays of old drop shorter messages. */
const MESSAGE_BYTES = 300;
const NAME_SERVERS_MAX = 4;

/**
 * A DHCPDISCOVER that asks for the answer by broadcast. Nothing is taken: without a DHCPREQUEST a server forgets its offer. `hardware` must not
 * be the address of a card that has a lease: servers of cheap routers (BusyBox' udhcpd) cut a client's lease to a minute when they offer it again.
 */
export function writeDiscover(transaction: number, hardware: Uint8Array): Uint8Array {
  const message = Buffer.alloc(MESSAGE_BYTES);
  message[AT.op] = REQUEST;
  message[AT.hardwareType] = ETHERNET;
  message[AT.hardwareLength] = hardware.length;
  message.writeUInt32BE(transaction, AT.transaction);
  message.writeUInt16BE(BROADCAST_FLAG, AT.flags);
  message.set(hardware, AT.hardware);
  message.writeUInt32BE(COOKIE, AT.cookie);
  const wanted = [1, OPTION.router, OPTION.nameServers, OPTION.leaseS, OPTION.server];
  message.set([OPTION.type, 1, DISCOVER, OPTION.wanted, wanted.length, ...wanted, OPTION.end], AT.options);
  return message;
}

/** The offer in an answer to this transaction; undefined for everything else. */
export function readOffer(bytes: Uint8Array, transaction: number): DhcpOffer | undefined {
  if (bytes.length < AT.options || bytes[AT.op] !== REPLY) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(AT.transaction) !== transaction || view.getUint32(AT.cookie) !== COOKIE) return undefined;
  const options = optionsOf(bytes);
  const server = addressesIn(options.get(OPTION.server))[0];
  if (options.get(OPTION.type)?.[0] !== OFFER || server === undefined) return undefined;
  const router = addressesIn(options.get(OPTION.router))[0];
  const nameServers = addressesIn(options.get(OPTION.nameServers)).slice(0, NAME_SERVERS_MAX);
  const lease = options.get(OPTION.leaseS);
  return {
    server,
    ...(router !== undefined && { router }),
    ...(nameServers.length > 0 && { nameServers }),
    ...(lease?.length === 4 && { leaseS: Buffer.from(lease).readUInt32BE() }),
  };
}

function optionsOf(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  for (let at = AT.options; at < bytes.length; ) {
    const code = bytes[at] ?? OPTION.end;
    if (code === OPTION.end) break;
    if (code === OPTION.pad) at += 1;
    else {
      const length = bytes[at + 1] ?? 0;
      options.set(code, bytes.subarray(at + 2, at + 2 + length));
      at += 2 + length;
    }
  }
  return options;
}

function addressesIn(value: Uint8Array = new Uint8Array()): readonly string[] {
  return Array.from({ length: Math.floor(value.length / 4) }, (_, place) =>
    value.subarray(place * 4, place * 4 + 4).join('.'),
  );
}
