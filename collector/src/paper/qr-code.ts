import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Modules of white around a code, as ISO/IEC 18004 asks. */
const QUIET_MODULES = 4;
/** Dots a module in a picture: sharp on any printer. */
const DOTS = 6;

const modulesOf = (text: string) => encode(text, { ecc: 'M', border: QUIET_MODULES });

/** A text as a QR code drawn in SVG, black on white in light and dark alike: cameras need it so. `label` is what readers say. */
export function qrSvg(text: string, label: string): string {
  const { size, data } = modulesOf(text);
  const runs = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${runs.join('')}"/></svg>`;
}

/**
 * The same as PNG (W3C PNG, one bit a dot) for documents. Kept as it is inside, without compression, so that the same text gives the same
 * bytes whatever zlib the runtime has.
 */
export function qrPng(text: string): Uint8Array {
  const { size, data } = modulesOf(text);
  const width = size * DOTS;
  const rows = data.flatMap((row) => Array.from({ length: DOTS }, () => rowOf(row, width)));
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, width);
  // One bit, grey; deflate, no filters, no interlacing stay 0.
  head.setUint8(8, 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', new Uint8Array(head.buffer)),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 0 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A row of dots after the byte that names no filter; a set bit is white. */
function rowOf(modules: readonly boolean[], width: number): Uint8Array {
  const bytes = new Uint8Array(1 + Math.ceil(width / 8));
  for (let dot = 0; dot < width; dot++) {
    if (modules[Math.floor(dot / DOTS)] === true) continue;
    const place = 1 + (dot >> 3);
    bytes[place] = (bytes[place] ?? 0) | (0x80 >> (dot & 7));
  }
  return bytes;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
