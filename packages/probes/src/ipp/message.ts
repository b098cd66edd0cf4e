export type IppValue = number | boolean | string;

export interface IppAnswer {
  readonly status: number;
  readonly requestId: number;
  /** What the printer says of itself, by attribute; values of types that hold none of what is asked for are left out. */
  readonly printer: ReadonlyMap<string, readonly IppValue[]>;
}

/** Get-Printer-Attributes (RFC 8011, 4.2.5) for what is wanted of a printer, encoded as RFC 8010, 3 has it. */
export function printerAttributesRequest(printerUri: string, requestId: number, wanted: readonly string[]): Uint8Array {
  const bytes: number[] = [...VERSION, ...uint16(GET_PRINTER_ATTRIBUTES), 0, 0, ...uint16(requestId)];
  bytes.push(groups.operation);
  const attribute = (tag: number, name: string, value: string) => {
    bytes.push(tag);
    for (const text of [name, value]) {
      const encoded = new TextEncoder().encode(text);
      bytes.push(...uint16(encoded.length), ...encoded);
    }
  };
  // These three come first, in this order (RFC 8011, 4.1.4 and 4.1.5).
  attribute(0x47, 'attributes-charset', 'utf-8');
  attribute(0x48, 'attributes-natural-language', 'en');
  attribute(0x45, 'printer-uri', printerUri);
  // Further values of an attribute have no name.
  for (const [index, keyword] of wanted.entries()) attribute(0x44, index === 0 ? 'requested-attributes' : '', keyword);
  bytes.push(groups.end);
  return Uint8Array.from(bytes);
}

/** Most values of one answer; a printer that tells everything it knows has some hundreds. */
const VALUES_MAX = 5_000;

/**
 * Reads an answer; `undefined` where it is cut, has lengths beyond its end, or is no IPP. Parts of a collection follow
 * its beginning as values without a name and have nothing that is asked for.
 */
export function readIppAnswer(body: Uint8Array): IppAnswer | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (body.length < HEADER_BYTES || ![1, 2].includes(view.getUint8(0))) return undefined;
  const printer = new Map<string, IppValue[]>();
  let group = 0;
  let values: IppValue[] = [];
  let count = 0;
  for (let at = HEADER_BYTES; at < body.length; ) {
    const tag = view.getUint8(at);
    at += 1;
    if (tag === groups.end) return { status: view.getUint16(2), requestId: view.getUint32(4), printer };
    if (tag < VALUE_TAGS_FROM) {
      group = tag;
      continue;
    }
    const name = lengthAndBytes(view, at);
    const value = name === undefined ? undefined : lengthAndBytes(view, name.end);
    if (name === undefined || value === undefined || ++count > VALUES_MAX) return undefined;
    at = value.end;
    if (name.bytes.length > 0) {
      values = [];
      if (group === groups.printer) printer.set(textOf(name.bytes), values);
    }
    const read = ippValue(tag, value.bytes);
    if (read !== undefined) values.push(read);
  }
  return undefined;
}

/** 1.1: every printer takes it (RFC 8011, 4.1.8). */
const VERSION = [1, 1] as const;
const GET_PRINTER_ATTRIBUTES = 0x000b;
const HEADER_BYTES = 8;
const groups = { operation: 0x01, end: 0x03, printer: 0x04 } as const;
/** Below this a tag begins a group (RFC 8010, 3.5). */
const VALUE_TAGS_FROM = 0x10;

const uint16 = (number: number) => [number >> 8, number & 0xff];

function lengthAndBytes(view: DataView, at: number): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  if (at + 2 > view.byteLength) return undefined;
  const end = at + 2 + view.getUint16(at);
  if (end > view.byteLength) return undefined;
  return { bytes: new Uint8Array(view.buffer, view.byteOffset + at + 2, end - at - 2), end };
}

/** Integers and enums of four bytes, booleans of one, texts, names and keywords (RFC 8010, 3.5.2). */
function ippValue(tag: number, bytes: Uint8Array): IppValue | undefined {
  switch (tag) {
    case 0x21:
    case 0x23:
      return bytes.length === 4 ? new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0) : undefined;
    case 0x22:
      return bytes.length === 1 ? bytes[0] === 1 : undefined;
    case 0x41:
    case 0x42:
    case 0x44:
      return textOf(bytes);
    default:
      return undefined;
  }
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
