/**
 * The places of keys from the least key on, of equal ones the first place first: as a whole sort gives them, but for whoever stops after a
 * few hundred of forty thousand.
 */
export function* leastFirst(keys: Float64Array): Generator<number, undefined, undefined> {
  const heap = Int32Array.from(keys.keys());
  const isBefore = (a: number, b: number) => {
    const [one, other] = [keys[a] as number, keys[b] as number];
    return one < other || (one === other && a < b);
  };
  let count = heap.length;
  for (let parent = (count >> 1) - 1; parent >= 0; parent--) sink(parent);
  while (count > 0) {
    const least = heap[0] as number;
    yield least;
    count -= 1;
    heap[0] = heap[count] as number;
    sink(0);
  }
  return undefined;

  function sink(from: number): void {
    const moving = heap[from] as number;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      if (child + 1 < count && isBefore(heap[child + 1] as number, heap[child] as number)) child += 1;
      if (!isBefore(heap[child] as number, moving)) break;
      heap[place] = heap[child] as number;
      place = child;
    }
    heap[place] = moving;
  }
}
