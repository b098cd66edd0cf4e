/** Names of objects are compared number by number; those that lie under one come after it. */
export function compareOids(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = Number(left[i]) - Number(right[i]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export const isUnder = (oid: string, root: string): boolean => oid.startsWith(`${root}.`);

/** Whether a name is the root itself or lies under it. */
export const isWithin = (oid: string, root: string): boolean => oid === root || isUnder(oid, root);

/** What follows the column in the name of one of its rows: `7` of `….2.2.1.8.7`. */
export const indexUnder = (oid: string, column: string): string => oid.slice(column.length + 1);
