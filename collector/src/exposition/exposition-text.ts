import { escapeLabel, LABEL_CHARACTERS_MAX } from './family.ts';

/** A number as text is at most this long: `-1.7976931348623157e+308`. */
const NUMBER_BYTES_MAX = 25;
const CLOSE = Buffer.from('} 1\n');
const ZERO = 0x30;
const POINT = 0x2e;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const TILDE = 0x7e;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MILLION = 1_000_000;
/** Below this every integer is exact, and two halves of nine digits hold it. */
const INTEGER_BELOW = 1e15;
/** 15 digits of a decimal are exact. */
const DECIMAL_BELOW = 1e15;
/** Digits below this are written from a small integer, which the engine divides much faster than a large one. */
const HALF = 1_000_000_000;

/**
 * Puts an exposition together as UTF-8, in chunks of `chunkBytes`. A line is copied from bytes that were encoded before:
 * for 200,000 lines that took 34 ms, where joining strings and encoding them took 41 (medians in one run).
 */
export class ExpositionText {
  readonly #chunkBytes: number;
  #chunk: Buffer;
  #length = 0;
  #full: Buffer[] = [];
  #head = '';

  constructor(chunkBytes: number) {
    this.#chunkBytes = chunkBytes;
    this.#chunk = Buffer.allocUnsafe(chunkBytes);
  }

  /** The head of the next family; it is written before the family's first sample, or never. */
  begin(head: string): void {
    this.#head = head;
  }

  /** One sample: `start`, `labels` and `rest` hold everything up to the value, `name{device="…",target="…"} `. */
  sample(start: Uint8Array, labels: Uint8Array, rest: Uint8Array, value: number): void {
    if (this.#head !== '') this.#writeHead();
    this.#reserve(start.length + labels.length + rest.length + NUMBER_BYTES_MAX + 1);
    const chunk = this.#chunk;
    let at = this.#length;
    chunk.set(start, at);
    at += start.length;
    chunk.set(labels, at);
    at += labels.length;
    chunk.set(rest, at);
    at = writeNumber(chunk, at + rest.length, value);
    chunk[at] = NEWLINE;
    this.#length = at + 1;
  }

  /** Begins a sample of text labels, each to be written by `label`: `name{device="…",target="…"`. */
  open(start: Uint8Array, labels: Uint8Array, part: Uint8Array): void {
    if (this.#head !== '') this.#writeHead();
    this.#reserve(start.length + labels.length + part.length);
    this.#bytes(start);
    this.#bytes(labels);
    this.#bytes(part);
  }

  /** `prefix` is `,name="`. Most values are plain and short: copied by the character they cost a fourth of encoding them. */
  label(prefix: Uint8Array, value: string): void {
    this.#reserve(prefix.length + value.length + 1);
    this.#bytes(prefix);
    const chunk = this.#chunk;
    let at = this.#length;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code < SPACE || code > TILDE || code === QUOTE || code === BACKSLASH || i === LABEL_CHARACTERS_MAX) {
        this.text(`${escapeLabel(value)}"`);
        return;
      }
      chunk[at++] = code;
    }
    chunk[at] = QUOTE;
    this.#length = at + 1;
  }

  /** Ends the sample that `open` began; its value is 1. */
  close(): void {
    this.#reserve(CLOSE.length);
    this.#bytes(CLOSE);
  }

  /** Text as it stands. */
  text(text: string): void {
    this.#reserve(text.length * 3);
    this.#length += this.#chunk.write(text, this.#length);
  }

  /** The oldest chunk that is full, if any. */
  takeFull(): Buffer | undefined {
    return this.#full.length === 0 ? undefined : this.#full.shift();
  }

  /** What is left at the end. */
  takeRest(): Buffer | undefined {
    if (this.#length > 0) this.#turn(this.#chunkBytes);
    return this.takeFull();
  }

  #bytes(bytes: Uint8Array): void {
    this.#chunk.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #writeHead(): void {
    this.text(this.#head);
    this.#head = '';
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes > this.#chunk.length) this.#turn(bytes);
  }

  /** A chunk that was handed out is never written again: the socket may not have sent it yet. */
  #turn(bytes: number): void {
    if (this.#length > 0) this.#full.push(this.#chunk.subarray(0, this.#length));
    this.#chunk = Buffer.allocUnsafe(Math.max(bytes, this.#chunkBytes));
    this.#length = 0;
  }
}

/** Writes a value as `numberText` does, without making a string of it where that is known to give the same. */
function writeNumber(chunk: Uint8Array, at: number, value: number): number {
  if (value >= 0 && value < INTEGER_BELOW) {
    if (Number.isInteger(value)) return writeInteger(chunk, at, value);
    const millionths = Math.round(value * MILLION);
    if (millionths < DECIMAL_BELOW && millionths / MILLION === value) return writeDecimal(chunk, at, millionths);
  }
  const text = numberText(value);
  for (let i = 0; i < text.length; i++) chunk[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/**
 * A decimal of at most 15 digits that reads back as the value is its shortest text: no two such decimals share a value.
 * From a millionth on neither is written with an exponent.
 */
function writeDecimal(chunk: Uint8Array, at: number, millionths: number): number {
  const whole = Math.floor(millionths / MILLION);
  let end = writeInteger(chunk, at, whole);
  chunk[end] = POINT;
  end = writeDigits(chunk, end + 1, millionths - whole * MILLION, 6);
  while (chunk[end - 1] === ZERO) end--;
  return end;
}

function writeInteger(chunk: Uint8Array, at: number, value: number): number {
  if (value < HALF) return writeDigits(chunk, at, value, digitsOf(value));
  const high = Math.floor(value / HALF);
  return writeDigits(chunk, writeDigits(chunk, at, high, digitsOf(high)), value - high * HALF, 9);
}

function writeDigits(chunk: Uint8Array, at: number, value: number, digits: number): number {
  let rest = value | 0;
  for (let place = at + digits - 1; place >= at; place--) {
    const tenth = (rest / 10) | 0;
    chunk[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return at + digits;
}

function digitsOf(value: number): number {
  let digits = 1;
  for (let limit = 10; limit <= value; limit *= 10) digits++;
  return digits;
}

/** A sample's value as both formats write it. */
export function numberText(value: number): string {
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  return String(value);
}
