/** Structures that the agent reads: firmware, system, board, chassis, processor, memory in both its forms. */
const WANTED_TYPES: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6, 16, 17]);
const PRIVATE_LINE = /^\t(?:Serial Number|UUID|Asset Tag|ID|Service Tag)\s*:/i;

/**
 * A report of dmidecode without what root alone may know: serial numbers, UUIDs, asset tags, and every structure that
 * the agent does not read (makers put keys and numbers into their own). Reads to the same as the whole.
 */
export function withoutSerials(report: string): string {
  let isWanted = false;
  const kept = report.split('\n').filter((line) => {
    const type = /^Handle 0x[0-9A-Fa-f]+, DMI type (\d+)/.exec(line)?.[1];
    if (type !== undefined) isWanted = WANTED_TYPES.has(Number(type));
    // What does not begin with a tab is a heading, or the rest of a text with a line end in it.
    const isTold = type !== undefined || /^\t[^\t]/.test(line);
    return isWanted && isTold && !PRIVATE_LINE.test(line);
  });
  return `${kept.join('\n')}\n`;
}
