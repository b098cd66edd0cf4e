/**
 * An adaptive binary range coder, as in LZMA (Igor Pavlov's LZMA specification, "Range Decoder"): each decision costs what
 * it is worth by the odds that its model has learnt, so a value that almost never changes takes a few hundredths of a bit.
 */
export interface BitWriter {
  /** Writes a decision under a model that learns from it. */
  bit(model: Model, place: number, bit: number): void;
  /** Writes the low `count` bits of a number (at most 24), as they are. */
  plain(value: number, count: number): void;
  end(): Uint8Array;
}

export interface BitReader {
  bit(model: Model, place: number): number;
  plain(count: number): number;
}

/** The learnt odds of decisions, by place: the chance of a 0 in 2^15ths, and how often each was met. */
export interface Model {
  readonly odds: Uint16Array;
  readonly met: Uint8Array;
}

const ODDS_BITS = 15;
const HALF = 1 << (ODDS_BITS - 1);
/** Odds learn fast at first, and by 1/32 of the surprise once they were met often. */
const MET_MAX = 31;
const ODDS_MIN = 32;
const RANGE_MIN = 2 ** 24;

/** Odds for decisions at so many places, all even at first. */
export function newModel(places: number): Model {
  return { odds: new Uint16Array(places).fill(HALF), met: new Uint8Array(places) };
}

export function bitWriter(): BitWriter {
  let bytes = new Uint8Array(1_024);
  let length = 0;
  let low = 0;
  let range = 0xffff_ffff;
  // The first byte is a zero that a carry never reaches; it is not kept.
  let held = 0;
  let heldCount = 1;

  return { bit, plain, end };

  function bit(model: Model, place: number, value: number): void {
    const bound = (range >>> ODDS_BITS) * (model.odds[place] as number);
    if (value === 0) range = bound;
    else {
      low += bound;
      range -= bound;
    }
    learn(model, place, value);
    settle();
  }

  function plain(value: number, count: number): void {
    for (let i = count - 1; i >= 0; i--) {
      range >>>= 1;
      if (((value >>> i) & 1) === 1) low += range;
      settle();
    }
  }

  function settle(): void {
    while (range < RANGE_MIN) {
      range = (range * 256) >>> 0;
      shift();
    }
  }

  /** A carry can still reach the byte before: bytes of 255 wait until it is known. */
  function shift(): void {
    if (low < 0xff00_0000 || low > 0xffff_ffff) {
      const carry = low > 0xffff_ffff ? 1 : 0;
      for (let byte = held; heldCount > 0; heldCount--) {
        push((byte + carry) & 0xff);
        byte = 0xff;
      }
      held = Math.floor(low / RANGE_MIN) & 0xff;
    }
    heldCount++;
    low = (low % RANGE_MIN) * 256;
  }

  function push(byte: number): void {
    if (length === bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  }

  function end(): Uint8Array {
    for (let i = 0; i < 5; i++) shift();
    // A reader that runs past the end reads zeros, so those at the end need not be kept.
    while (length > 0 && bytes[length - 1] === 0) length--;
    return bytes.slice(1, Math.max(1, length));
  }
}

export function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  let range = 0xffff_ffff;
  let code = 0;
  for (let i = 0; i < 4; i++) code = ((code << 8) | next()) >>> 0;

  return {
    bit(model, place) {
      const bound = (range >>> ODDS_BITS) * (model.odds[place] as number);
      let value = 0;
      if (code < bound) range = bound;
      else {
        value = 1;
        code -= bound;
        range -= bound;
      }
      learn(model, place, value);
      settle();
      return value;
    },
    plain(count) {
      let value = 0;
      for (let i = 0; i < count; i++) {
        range >>>= 1;
        const isSet = code >= range;
        if (isSet) code -= range;
        value = (value << 1) | (isSet ? 1 : 0);
        settle();
      }
      return value;
    },
  };

  function settle(): void {
    while (range < RANGE_MIN) {
      range = (range * 256) >>> 0;
      code = ((code << 8) | next()) >>> 0;
    }
  }

  function next(): number {
    return bytes[at++] ?? 0;
  }
}

function learn({ odds, met }: Model, place: number, bit: number): void {
  const before = odds[place] as number;
  const count = met[place] as number;
  const towards = bit === 0 ? 2 * HALF - ODDS_MIN : ODDS_MIN;
  odds[place] = before + Math.trunc((towards - before) / (count + 1.6));
  if (count < MET_MAX) met[place] = count + 1;
}
