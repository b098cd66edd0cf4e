/** Costs are whole, values 0 or more. `item` is the place in the list that was given. */
export interface Point {
  readonly item: number;
  readonly cost: number;
  readonly value: number;
}

/** What nothing beats: cheaper and better things go first; of equals the first given stays. By rising cost and value. */
export function undominated(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.cost - b.cost || b.value - a.value || a.item - b.item);
  const kept: Point[] = [];
  for (const point of sorted) {
    const last = kept.at(-1);
    if (last === undefined || point.value > last.value) kept.push(point);
  }
  return kept;
}

/**
 * Of undominated points those on the upper hull: the minutes for each further đồng fall from one to the next, so money that
 * is spent in that order is spent best as long as things can be cut in pieces (Kellerer, Pferschy and Pisinger, Knapsack Problems, chapter 11).
 */
export function upperHull(points: readonly Point[]): readonly Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    for (;;) {
      const last = hull.at(-1);
      const before = hull.at(-2);
      if (last === undefined || before === undefined) break;
      const isBelow =
        (last.value - before.value) * (point.cost - before.cost) <=
        (point.value - before.value) * (last.cost - before.cost);
      if (!isBelow) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
