/** Which rows of a long list are drawn, and how much room those above and below take. Heights in px. */
export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/** Heights of the rows of one list: those that were drawn once are known, the others are taken for the mean of the known. */
export interface RowHeights {
  /** Whether that was news. */
  readonly learn: (row: number, height: number) => boolean;
  /** The rows that touch `from` to `to`, counted from the top of the list. */
  readonly windowOf: (from: number, to: number) => RowWindow;
}

/** Half a pixel is the browser's rounding, no news. */
const GRAIN_PX = 0.5;

export function rowHeights(count: number, guess: number): RowHeights {
  const known = new Float64Array(count);
  /** tops[row] is where it begins; tops[count] is the whole height. */
  const tops = new Float64Array(count + 1);
  let [sum, measured] = [0, 0];
  let isStale = true;

  function place(): void {
    if (!isStale) return;
    const mean = measured === 0 ? guess : sum / measured;
    for (let row = 0; row < count; row++) tops[row + 1] = (tops[row] ?? 0) + (known[row] || mean);
    isStale = false;
  }

  /** The last row that begins at or above. */
  function rowAt(px: number): number {
    let [low, high] = [0, count];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((tops[middle] ?? 0) <= px) low = middle;
      else high = middle;
    }
    return low;
  }

  return {
    learn(row, height) {
      const before = known[row] ?? 0;
      if (row >= count || height <= 0 || Math.abs(before - height) < GRAIN_PX) return false;
      sum += height - before;
      if (before === 0) measured++;
      known[row] = height;
      isStale = true;
      return true;
    },
    windowOf(from, to) {
      if (count === 0) return { first: 0, end: 0, before: 0, after: 0 };
      place();
      const first = rowAt(Math.max(0, from));
      const end = Math.min(count, rowAt(Math.max(0, to)) + 1);
      return { first, end, before: tops[first] ?? 0, after: (tops[count] ?? 0) - (tops[end] ?? 0) };
    },
  };
}
