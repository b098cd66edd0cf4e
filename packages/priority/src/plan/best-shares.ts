/** What a commune recovers with so many new PCs, or could at most. */
export interface Share {
  readonly replacements: number;
  readonly minutes: number;
}

export interface BestShares {
  /** By commune, the place of its share in the list that was given. */
  readonly places: readonly number[];
  readonly minutes: number;
}

/**
 * One share a commune that together recover most and buy no more than `most` new PCs: every division of them is weighed, commune after commune.
 * Of equals the first given stays. Undefined where even the least of each are too many.
 */
export function bestShares(communes: readonly (readonly Share[])[], most: number): BestShares | undefined {
  let reached = new Float64Array(most + 1);
  const taken = communes.map((shares) => {
    const places = new Int16Array(most + 1).fill(-1);
    const next = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY);
    for (const [place, { replacements, minutes }] of shares.entries()) {
      for (let used = replacements; used <= most; used++) {
        const sum = (reached[used - replacements] as number) + minutes;
        if (sum <= (next[used] as number)) continue;
        next[used] = sum;
        places[used] = place;
      }
    }
    reached = next;
    return places;
  });
  const minutes = reached[most] as number;
  if (minutes === Number.NEGATIVE_INFINITY) return undefined;
  const places = new Array<number>(communes.length).fill(0);
  let left = most;
  for (let commune = communes.length - 1; commune >= 0; commune--) {
    const place = (taken[commune] as Int16Array)[left] as number;
    places[commune] = place;
    left -= communes[commune]?.[place]?.replacements ?? 0;
  }
  return { places, minutes };
}
