/** What one resolver says a name has; no records where it says that the name or the type does not exist. */
export interface Opinion {
  readonly resolver: string;
  readonly records: readonly string[];
}

export interface Agreement {
  readonly agree: boolean;
  /** The one that stands against the others; absent where all differ, and of two nobody can tell which is wrong. */
  readonly deviating?: string;
}

/**
 * Compares at least two opinions. Each must agree with another one; that all agree with all is not asked for, since a
 * name with many addresses gives each resolver a few of them.
 */
export function compareOpinions(opinions: readonly Opinion[]): Agreement {
  const alone = opinions.filter((one) => !opinions.some((other) => other !== one && areAlike(one, other)));
  if (alone.length === 0) return { agree: true };
  const [deviating] = alone;
  return { agree: false, ...(alone.length === 1 && { deviating: deviating?.resolver as string }) };
}

/**
 * Two answers are alike that share a record, or a network of 256 addresses: large services turn their addresses round
 * and give each resolver those near to it. What is left is mostly a resolver that lies (a block page, a router that was
 * broken into) or holds an old record. A service with sites in many networks may differ without anybody being wrong, so
 * a name with few addresses, such as a state portal's, is the one to compare.
 */
function areAlike(one: Opinion, other: Opinion): boolean {
  if (one.records.length === 0 || other.records.length === 0) return one.records.length === other.records.length;
  const places = new Set(one.records.map(placeOf));
  return other.records.some((record) => places.has(placeOf(record)));
}

/** An IPv4 address without its last number; any other record as it stands, in lower case as names are compared. */
const placeOf = (record: string) => /^(\d+\.\d+\.\d+)\.\d+$/.exec(record)?.[1] ?? record.toLowerCase();
