/** Resolves after what waits at the sockets had its turn: for long work that is done in slices. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
