/** What a screen says of itself. Serial numbers are not read. */
export interface EdidScreen {
  /** Three letters that its maker registered, such as DEL or SAM. */
  readonly maker: string;
  readonly model?: string;
  /** Of making, or of the model. */
  readonly year?: number;
  /** Its own resolution, not the one in use. */
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  readonly widthMm?: number;
  readonly heightMm?: number;
}

const BLOCK_BYTES = 128;
const HEADER = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00];
const DESCRIPTORS_AT = [54, 72, 90, 108];
const NAME_TAG = 0xfc;
const FIRST_YEAR = 1990;

/**
 * Reads the base block of an EDID (VESA E-EDID 1.4, release A2, sections 3.3 to 3.10); nothing where it is cut off, is
 * none, or its sum is wrong.
 */
export function readEdid(bytes: Uint8Array): EdidScreen | undefined {
  const block = bytes.subarray(0, BLOCK_BYTES);
  if (block.length < BLOCK_BYTES || HEADER.some((byte, index) => block[index] !== byte)) return undefined;
  if (block.reduce((sum, byte) => sum + byte, 0) % 256 !== 0) return undefined;
  const at = (index: number) => block[index] ?? 0;
  const letters = [at(8) >> 2, ((at(8) & 3) << 3) | (at(9) >> 5), at(9) & 31];
  const year = FIRST_YEAR + at(17);
  return {
    maker: letters.map((letter) => String.fromCharCode(64 + letter)).join(''),
    ...named(block),
    ...(at(17) > 0 ? { year } : {}),
    ...sizeOf(block),
  };
}

function named(block: Uint8Array): { readonly model?: string } {
  for (const start of DESCRIPTORS_AT) {
    const [a, b, , tag] = block.subarray(start, start + 4);
    if (a !== 0 || b !== 0 || tag !== NAME_TAG) continue;
    const text = String.fromCharCode(...block.subarray(start + 5, start + 18));
    const model =
      text
        .split('\n')[0]
        ?.replace(/[^\x20-\x7e]+/g, ' ')
        .trim() ?? '';
    if (model !== '') return { model };
  }
  return {};
}

type Size = Pick<EdidScreen, 'widthPixels' | 'heightPixels' | 'widthMm' | 'heightMm'>;

/** The first detailed timing is the screen's own resolution; a projector has no size in millimetres. */
function sizeOf(block: Uint8Array): Size {
  const start = DESCRIPTORS_AT[0] ?? 0;
  const at = (index: number) => block[start + index] ?? 0;
  const isTiming = at(0) !== 0 || at(1) !== 0;
  if (!isTiming) return {};
  const widthPixels = at(2) | ((at(4) & 0xf0) << 4);
  const heightPixels = at(5) | ((at(7) & 0xf0) << 4);
  // Some screens give whole centimetres alone.
  const widthMm = at(12) | ((at(14) & 0xf0) << 4) || (block[21] ?? 0) * 10;
  const heightMm = at(13) | ((at(14) & 0x0f) << 8) || (block[22] ?? 0) * 10;
  return {
    ...(widthPixels > 0 && heightPixels > 0 ? { widthPixels, heightPixels } : {}),
    ...(widthMm > 0 && heightMm > 0 ? { widthMm, heightMm } : {}),
  };
}
