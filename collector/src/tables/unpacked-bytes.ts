const CENTRAL_HEADER = 0x02014b50;
/** Offset of the size that a file of an archive says it has unpacked (APPNOTE 4.3.12), and the length of the fixed part. */
const SIZE_AT = 24;
const HEADER_BYTES = 46;

/** How many bytes the files of a ZIP archive say that they have unpacked, all together. */
export function unpackedBytes(archive: Uint8Array): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let sum = 0;
  for (let at = 0; at + HEADER_BYTES <= archive.byteLength; at++) {
    if (archive[at] === 0x50 && view.getUint32(at, true) === CENTRAL_HEADER) sum += view.getUint32(at + SIZE_AT, true);
  }
  return sum;
}
