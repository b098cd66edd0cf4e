/** Stands for no address at all. */
export const NO_ADDRESS = '00:00:00:00:00:00';

/** A hardware address, `aa:bb:…`. */
export function addressAt(view: DataView, at: number): string {
  return Array.from({ length: 6 }, (_, place) =>
    view
      .getUint8(at + place)
      .toString(16)
      .padStart(2, '0'),
  ).join(':');
}

export const ipv4At = (bytes: Uint8Array, at: number): string => bytes.subarray(at, at + 4).join('.');

/** A text of 16-bit letters that ends with a zero, or after `lengthMax`. */
export function wideText(view: DataView, at: number, lengthMax: number): string {
  let text = '';
  for (let place = 0; place < lengthMax; place++) {
    const unit = view.getUint16(at + place * 2, true);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
