/**
 * A repeatable number from 0 inclusive to 1 exclusive that follows from a text: spreads devices and checks over time
 * without state. FNV-1a with the last mixing steps of MurmurHash3, because FNV alone leaves neighbours side by side.
 */
export function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
