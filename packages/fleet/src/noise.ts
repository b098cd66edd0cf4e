/**
 * Chance without state: the same key, name and number always give the same draw, so that any moment of any device can be
 * asked for alone, in any order, by any number of programs.
 */

/** A 32-bit key of a text under a seed; the mixing is MurmurHash3's (Austin Appleby, public domain), a character at a time. */
export function keyOf(text: string, seed = 0): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = stir(hash, text.charCodeAt(i));
  return finish(hash ^ text.length);
}

/** From 0 inclusive to 1 exclusive, for a key, what is drawn, and the how-manieth draw of it (a slot of time, an index). */
export function draw(key: number, name: string, number = 0): number {
  const hash = stir(stir(keyOf(name, key), number | 0), Math.floor(number / 4_294_967_296));
  return finish(hash) / 4_294_967_296;
}

/** A whole number, both ends included. */
export function drawInteger(key: number, name: string, [min, max]: readonly [min: number, max: number]): number {
  return min + Math.floor(draw(key, name) * (max - min + 1));
}

/** One of a list that is not empty. */
export function drawOne<Item>(key: number, name: string, list: readonly Item[]): Item {
  return list[Math.floor(draw(key, name) * list.length)] as Item;
}

/** One of a list in which each has its weight. */
export function drawWeighted<Item extends { readonly weight: number }>(
  key: number,
  name: string,
  list: readonly Item[],
): Item {
  const total = list.reduce((sum, { weight }) => sum + weight, 0);
  let left = draw(key, name) * total;
  for (const item of list) {
    left -= item.weight;
    if (left < 0) return item;
  }
  return list.at(-1) as Item;
}

/** From 0 to 1, wandering: a straight line between one draw each `stepMs`. */
export function wander(key: number, name: string, atMs: number, stepMs: number): number {
  const step = Math.floor(atMs / stepMs);
  const share = atMs / stepMs - step;
  return draw(key, name, step) * (1 - share) + draw(key, name, step + 1) * share;
}

/** So many hex digits that follow from a text and a seed. */
export function hexDigits(text: string, seed: number, digits: number): string {
  let hex = '';
  for (let block = 0; hex.length < digits; block++)
    hex += keyOf(`${text}#${block}`, seed).toString(16).padStart(8, '0');
  return hex.slice(0, digits);
}

function stir(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let mixed = hash ^ Math.imul(k, 0x1b873593);
  mixed = (mixed << 13) | (mixed >>> 19);
  return (Math.imul(mixed, 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
