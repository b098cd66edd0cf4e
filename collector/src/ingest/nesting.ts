/** A batch nests seven deep; what goes further is no batch, and a parser takes most of a second for 5 MiB of brackets. */
const DEPTH_MAX = 100;
/** Shorter ones are parsed at once however they nest: looking first would cost the many more than it spares the few. */
const LOOKED_AT_BYTES_MIN = 65_536;

const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Whether a long JSON text nests deeper than anything of ours. Brackets within texts do not count. */
export function isTooNested(json: Uint8Array): boolean {
  if (json.byteLength < LOOKED_AT_BYTES_MIN) return false;
  let depth = 0;
  let isText = false;
  for (let i = 0; i < json.byteLength; i++) {
    const byte = json[i];
    if (isText) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === LIST || byte === OBJECT) {
      if (++depth > DEPTH_MAX) return true;
    } else if (byte === LIST_END || byte === OBJECT_END) depth--;
  }
  return false;
}
