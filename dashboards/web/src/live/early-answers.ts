/** After this an answer that was asked for before the scripts came is too old to be shown as one of now. */
const FRESH_MS = 30_000;

interface Early {
  /** By address; of `public/early.js`. */
  readonly machEarly?: Map<string, Promise<Response>>;
}

/** The answer to a question that was asked while the scripts were on their way, once; undefined where there is none, or an old one. */
export function earlyAnswer(
  url: string,
  { machEarly }: Early = window as Early,
  ageMs = performance.now(),
): Promise<Response> | undefined {
  const answer = machEarly?.get(url);
  machEarly?.delete(url);
  return ageMs > FRESH_MS ? undefined : answer;
}

/** The same answer, or what a `fetch` that is called off ends with. */
export function unlessCalledOff(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new DOMException('called off', 'AbortError'));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end);
    answer.then(resolve, reject);
  });
}
