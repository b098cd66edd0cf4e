import type { SeededRandom } from '@mach/ports/testing';

const ODD_BYTES = [0, 1, 0x7f, 0x80, 0xff];

/** Bytes that were damaged on their way: some flipped, cut, doubled, put in, or with a stretch of another sample in them. */
export function damaged(sample: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  let bytes = [...sample];
  const place = () => random.integer(0, Math.max(0, bytes.length - 1));
  for (let times = random.integer(1, 4); times > 0; times--) {
    const at = place();
    const length = random.integer(1, 16);
    switch (random.integer(0, 6)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7));
        break;
      case 1:
        bytes[at] = ODD_BYTES[random.integer(0, ODD_BYTES.length - 1)] ?? 0;
        break;
      case 2:
        bytes = bytes.slice(0, at);
        break;
      case 3:
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      case 4:
        bytes.splice(at, length);
        break;
      case 5:
        bytes.splice(at, 0, ...Array.from({ length }, () => random.integer(0, 255)));
        break;
      default:
        bytes.splice(at, length, ...other.slice(at, at + length));
    }
  }
  return Uint8Array.from(bytes);
}

/** Stands in the place of some value, whatever was there. */
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  '',
  'x'.repeat(5_000),
  '\u0000\ud800',
  '__proto__',
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  [],
  [[[[[[[[]]]]]]]],
  {},
  { '': {} },
  [null, 1, 'a', {}],
];

/** A value of the same build in which some parts are missing, doubled, under another name, or something else altogether. */
export function bent(value: unknown, random: SeededRandom): unknown {
  const copy = structuredClone(value);
  for (let times = random.integer(1, 3); times > 0; times--) bendOne({ whole: copy }, random);
  return random.integer(0, 60) === 0 ? oddValue(random) : copy;
}

const oddValue = (random: SeededRandom): unknown => ODD_VALUES[random.integer(0, ODD_VALUES.length - 1)];

function bendOne(holder: Record<string, unknown>, random: SeededRandom): void {
  let place: Record<string, unknown> = holder;
  let key = 'whole';
  for (;;) {
    const inside = place[key];
    const keys = typeof inside === 'object' && inside !== null ? Object.keys(inside) : [];
    if (keys.length === 0 || (place !== holder && random.integer(0, 3) === 0)) break;
    place = inside as Record<string, unknown>;
    key = keys[random.integer(0, keys.length - 1)] ?? '';
  }
  switch (random.integer(0, 4)) {
    case 0:
      if (Array.isArray(place)) place.splice(Number(key), 1);
      else delete place[key];
      break;
    case 1:
      Object.defineProperty(place, `${key}x`, {
        value: place[key],
        enumerable: true,
        configurable: true,
        writable: true,
      });
      break;
    default:
      place[key] = structuredClone(oddValue(random));
  }
}
