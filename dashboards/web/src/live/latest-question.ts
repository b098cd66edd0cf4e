import type { Answer, Problem } from './fetch-json.ts';
import { nextDelayMs } from './next-delay.ts';

/** What is known of the last thing that was wanted. `data` may still be that of an earlier one: `url` says which. */
export interface Latest<Data> {
  readonly data?: Data;
  readonly url?: string;
  /** What is being worked out now. */
  readonly asking?: string;
  readonly problem?: Problem;
  /** The person called it off. */
  readonly isStopped?: true;
}

/** What it needs of the browser. */
export interface LatestWorld {
  readonly ask: (url: string, signal: AbortSignal) => Promise<Answer>;
  readonly after: (ms: number, call: () => void) => () => void;
  readonly now: () => number;
}

export interface LatestTiming {
  /** A question that has been out for so long is called off when another one is wanted. Younger ones are let come in, so that whoever draws a slider sees something. */
  readonly staleMs: number;
  readonly retryMs: number;
  readonly retryMaxMs: number;
}

export interface LatestQuestion<Data> {
  readonly state: () => Latest<Data>;
  /** Asks for this, and for nothing that was wanted before. The same as before is not asked again. */
  readonly want: (url: string | undefined) => void;
  /** Calls off what is being asked, and wants nothing more until something else is wanted. */
  readonly stop: () => void;
  /** Asks again at once for what is wanted. */
  readonly retry: () => void;
}

interface UnderWay {
  readonly url: string;
  readonly startedAt: number;
  readonly gone: AbortController;
}

/**
 * Asks one question at a time and only ever the newest: what was wanted in between is never asked. Trouble that may pass is tried
 * again by itself, ever more slowly.
 */
export function latestQuestion<Data>(
  world: LatestWorld,
  timing: LatestTiming,
  onChange: () => void,
): LatestQuestion<Data> {
  let state: Latest<Data> = {};
  let wanted: string | undefined;
  let underWay: UnderWay | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;

  const change = (next: Latest<Data>) => {
    state = next;
    onChange();
  };
  const known = () => ({
    ...(state.data === undefined ? {} : { data: state.data }),
    ...(state.url === undefined ? {} : { url: state.url }),
  });
  const forgetTimer = () => {
    callOff?.();
    callOff = undefined;
  };
  const abandon = () => {
    underWay?.gone.abort();
    underWay = undefined;
  };

  function begin(url: string): void {
    forgetTimer();
    const question = { url, startedAt: world.now(), gone: new AbortController() };
    underWay = question;
    change({ ...known(), asking: url });
    void world.ask(url, question.gone.signal).then((answer) => {
      if (underWay === question) done(url, answer);
    });
  }

  function done(url: string, answer: Answer): void {
    underWay = undefined;
    forgetTimer();
    failures = answer.ok ? 0 : failures + 1;
    const isStill = wanted === url;
    // What was asked for is data of this very version of the collector, which serves the page itself.
    if (answer.ok) change({ data: answer.data as Data, url });
    else if (isStill) {
      change({ ...known(), problem: answer.problem });
      if (mayPass(answer.problem)) callOff = world.after(delay(), retry);
    }
    if (!isStill && wanted !== undefined) begin(wanted);
  }

  const delay = () =>
    nextDelayMs({ everyMs: timing.retryMs, failures: failures - 1, capMs: timing.retryMaxMs, chance: 0 });

  function retry(): void {
    if (wanted === undefined) return;
    abandon();
    begin(wanted);
  }

  return {
    state: () => state,
    want(url) {
      if (url === wanted && state.isStopped === undefined) return;
      wanted = url;
      if (url === undefined) {
        forgetTimer();
        abandon();
        return change(known());
      }
      if (underWay === undefined) {
        if (state.url === url && state.problem === undefined) return change(known());
        return begin(url);
      }
      if (underWay.url === url) return forgetTimer();
      if (callOff !== undefined) return;
      const question = underWay;
      const leftMs = Math.max(0, timing.staleMs - (world.now() - question.startedAt));
      callOff = world.after(leftMs, () => {
        callOff = undefined;
        if (underWay === question && wanted !== question.url) retry();
      });
    },
    stop() {
      forgetTimer();
      abandon();
      change({ ...known(), isStopped: true });
    },
    retry,
  };
}

/** Whether trying again may help without anybody doing something first. */
const mayPass = ({ kind }: Problem): boolean => kind !== 'sign-in' && kind !== 'not-found';
