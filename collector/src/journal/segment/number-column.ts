import { type BitReader, type BitWriter, type Model, newModel } from './bit-coder.ts';

/** What all columns of a segment share: how they tell their form, and their first numbers. */
export interface ColumnModels {
  readonly form: Model;
  readonly first: Model;
}

export const newColumnModels = (): ColumnModels => ({ form: newModel(FORM_PLACES), first: newWhole() });

/** Decimal digits behind the point up to which numbers are kept as whole ones; beyond it as the 64 bits that they are. */
const DIGITS_MAX = 9;
/** Whole numbers beyond this can't be told apart, nor subtracted, without loss. */
const WHOLE_MAX = 2 ** 51;
/** A second difference of numbers of 51 bits has 53, and its sign one more. */
const LENGTH_MAX = 54;
const FORM_PLACES = 64;
const FORM_IS_CONSTANT = 0;
const FORM_IS_FLOAT = 1;
const FORM_DIFFERENCES = 2;
const FORM_DIGITS = 8;

/**
 * Writes numbers one after the other: all the same as one, those with few decimals as whole numbers, their differences or
 * the differences of these, whichever are smallest, and anything else bit by bit. They come back exactly, a negative zero too.
 */
export function writeNumbers(writer: BitWriter, models: ColumnModels, numbers: readonly number[]): void {
  if (numbers.length === 0) return;
  const first = numbers[0] as number;
  const digits = digitsOf(numbers);
  const isConstant = numbers.every((each) => Object.is(each, first));
  writer.bit(models.form, FORM_IS_CONSTANT, isConstant ? 1 : 0);
  writer.bit(models.form, FORM_IS_FLOAT, digits === undefined ? 1 : 0);
  if (digits === undefined) {
    for (const each of isConstant ? [first] : numbers) writeFloat(writer, each);
    return;
  }
  writeTree(writer, models.form, FORM_DIGITS, 4, digits);
  const scale = 10 ** digits;
  const whole = numbers.map((each) => Math.round(each * scale));
  if (isConstant) {
    writeWhole(writer, models.first, whole[0] as number);
    return;
  }
  const [order, rows] = leastDifferences(whole);
  writeTree(writer, models.form, FORM_DIFFERENCES, 2, order);
  const own = newWhole();
  for (const [row, each] of rows.entries()) writeWhole(writer, row < order ? models.first : own, each);
}

/** Reads so many numbers back. */
export function readNumbers(reader: BitReader, models: ColumnModels, count: number): number[] {
  if (count === 0) return [];
  const isConstant = reader.bit(models.form, FORM_IS_CONSTANT) === 1;
  if (reader.bit(models.form, FORM_IS_FLOAT) === 1) {
    if (isConstant) return new Array<number>(count).fill(readFloat(reader));
    return Array.from({ length: count }, () => readFloat(reader));
  }
  const scale = 10 ** readTree(reader, models.form, FORM_DIGITS, 4);
  if (isConstant) return new Array<number>(count).fill(readWhole(reader, models.first) / scale);
  const order = readTree(reader, models.form, FORM_DIFFERENCES, 2);
  const own = newWhole();
  const whole = Array.from({ length: count }, (_, row) => readWhole(reader, row < order ? models.first : own));
  for (let from = order; from > 0; from--) {
    for (let row = from; row < count; row++) whole[row] = (whole[row] as number) + (whole[row - 1] as number);
  }
  return scale === 1 ? whole : whole.map((each) => each / scale);
}

/** The fewest decimals that say all of them exactly; undefined when that takes more than can be had. */
function digitsOf(numbers: readonly number[]): number | undefined {
  let digits = 0;
  for (const each of numbers) {
    while (!isSaid(each, 10 ** digits)) if (++digits > DIGITS_MAX) return undefined;
  }
  // More digits may push a large neighbour over the edge.
  return numbers.every((each) => isSaid(each, 10 ** digits)) ? digits : undefined;
}

function isSaid(number: number, scale: number): boolean {
  const whole = Math.round(number * scale);
  // A negative zero is no whole number.
  return Math.abs(whole) <= WHOLE_MAX && !Object.is(whole, -0) && whole / scale === number;
}

/** The row itself, its differences, or the differences of these: the one with the fewest bits. The first `order` stay as they are. */
function leastDifferences(whole: readonly number[]): readonly [order: number, rows: readonly number[]] {
  let rows = whole;
  let best: readonly [number, readonly number[]] = [0, rows];
  let bestBits = bitsOf(rows);
  for (let order = 1; order <= 2 && order < whole.length; order++) {
    const before = rows;
    rows = before.map((each, row) => (row < order ? each : each - (before[row - 1] as number)));
    const bits = bitsOf(rows);
    if (bits < bestBits) {
      best = [order, rows];
      bestBits = bits;
    }
  }
  return best;
}

const bitsOf = (rows: readonly number[]) => rows.reduce((sum, each) => sum + Math.log2(1 + 2 * Math.abs(each)), 0);

/** Odds for one kind of whole number: of its length, its sign and its first two bits at each length. */
const PLACES_A_LENGTH = 6;
const newWhole = (): Model => newModel((LENGTH_MAX + 1) * PLACES_A_LENGTH);

/** Length in bits first, a decision a bit; then the sign; then the bits below the highest, of which the first two are learnt. */
function writeWhole(writer: BitWriter, model: Model, whole: number): void {
  const size = Math.abs(whole);
  const length = lengthOf(size);
  for (let i = 0; i < length; i++) writer.bit(model, i * PLACES_A_LENGTH, 1);
  if (length < LENGTH_MAX) writer.bit(model, length * PLACES_A_LENGTH, 0);
  if (length === 0) return;
  const places = length * PLACES_A_LENGTH;
  writer.bit(model, places + 1, whole < 0 ? 1 : 0);
  const below = length - 1;
  const learnt = Math.min(2, below);
  const plain = below - learnt;
  const top = Math.floor(size / 2 ** plain);
  for (let i = learnt - 1, node = 1; i >= 0; i--) {
    const bit = (top >>> i) & 1;
    writer.bit(model, places + 1 + node, bit);
    node = node * 2 + bit;
  }
  writeLong(writer, size % 2 ** plain, plain);
}

function readWhole(reader: BitReader, model: Model): number {
  let length = 0;
  while (length < LENGTH_MAX && reader.bit(model, length * PLACES_A_LENGTH) === 1) length++;
  if (length === 0) return 0;
  const places = length * PLACES_A_LENGTH;
  const isNegative = reader.bit(model, places + 1) === 1;
  const below = length - 1;
  const learnt = Math.min(2, below);
  let node = 1;
  for (let i = 0; i < learnt; i++) node = node * 2 + reader.bit(model, places + 1 + node);
  const plain = below - learnt;
  // The node holds the highest bit, which is always set, and the learnt ones below it.
  const size = node * 2 ** plain + readLong(reader, plain);
  return isNegative ? -size : size;
}

/** Bits of a number of 0 or more: 0 of 0, 1 of 1, 2 of 2 and 3. */
function lengthOf(size: number): number {
  if (size < 2 ** 31) return 32 - Math.clz32(size);
  return 63 - Math.clz32(Math.floor(size / 2 ** 31));
}

const PIECE_BITS = 24;

function writeLong(writer: BitWriter, value: number, count: number): void {
  let rest = value;
  for (let left = count; left > 0; ) {
    const bits = Math.min(PIECE_BITS, left);
    writer.plain(rest % 2 ** bits, bits);
    rest = Math.floor(rest / 2 ** bits);
    left -= bits;
  }
}

function readLong(reader: BitReader, count: number): number {
  let value = 0;
  for (let read = 0; read < count; ) {
    const bits = Math.min(PIECE_BITS, count - read);
    value += reader.plain(bits) * 2 ** read;
    read += bits;
  }
  return value;
}

function writeTree(writer: BitWriter, model: Model, place: number, bits: number, value: number): void {
  for (let i = bits - 1, node = 1; i >= 0; i--) {
    const bit = (value >>> i) & 1;
    writer.bit(model, place + node, bit);
    node = node * 2 + bit;
  }
}

function readTree(reader: BitReader, model: Model, place: number, bits: number): number {
  let node = 1;
  for (let i = 0; i < bits; i++) node = node * 2 + reader.bit(model, place + node);
  return node - 2 ** bits;
}

const float = new DataView(new ArrayBuffer(8));

function writeFloat(writer: BitWriter, value: number): void {
  float.setFloat64(0, value);
  for (let at = 0; at < 8; at += 2) writer.plain(float.getUint16(at), 16);
}

function readFloat(reader: BitReader): number {
  const bytes = new DataView(new ArrayBuffer(8));
  for (let at = 0; at < 8; at += 2) bytes.setUint16(at, reader.plain(16));
  return bytes.getFloat64(0);
}
