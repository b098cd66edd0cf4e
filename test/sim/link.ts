import type { Http, HttpExchange, HttpRequest, Result } from '@mach/ports';
import type { SeededRandom, VirtualTime } from '@mach/ports/testing';

/** How a site's line is at the moment. */
export type Weather = 'good' | 'poor' | 'down' | 'portal';

/** What stands at the far end of the line. Undefined: nobody listens there. Never resolving: it died while it was asked. */
export type FarEnd = (request: HttpRequest) => Promise<HttpAnswer | undefined>;
export type HttpAnswer = Pick<HttpExchange, 'status' | 'headers' | 'body'>;

export interface Link {
  setWeather(weather: Weather): void;
  /** The line as a program sees it; nothing comes back to one that is no longer alive. */
  http(isAlive: () => boolean): Http;
}

const text = (body: string) => new TextEncoder().encode(body);
const PORTAL_PAGES: readonly HttpAnswer[] = [
  { status: 200, headers: { 'content-type': 'text/html' }, body: text('<html>Xin mời nạp tiền</html>') },
  { status: 302, headers: { location: 'http://portal.example/' }, body: text('') },
  { status: 403, headers: {}, body: text('<html>Forbidden</html>') },
  { status: 410, headers: {}, body: text('<html>Gone</html>') },
  { status: 200, headers: {}, body: text('{"ok":true}') },
];
const PROXY_PAGES: readonly HttpAnswer[] = [
  { status: 502, headers: {}, body: text('<html>Bad Gateway</html>') },
  { status: 503, headers: { 'retry-after': '7' }, body: text('') },
  { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, body: text('slow down') },
];

/** A line that loses, delays, repeats, reorders and cuts, as its weather has it. */
export function createLink(
  time: VirtualTime,
  random: SeededRandom,
  farEnd: FarEnd,
  note: (what: string) => void,
): Link {
  let weather: Weather = 'good';
  const after = (ms: number, action: () => void) => time.at(time.nowMs() + ms, action);

  /** How long one way takes: mostly short, at times so long that a later request overtakes. */
  const wayMs = () =>
    weather === 'good' ? random.integer(5, 60) : random.integer(20, random.chance(0.15) ? 9_000 : 900);

  function fateOfRequest(): 'arrives' | 'unreachable' | 'portal' | 'proxy' | 'lost' {
    if (weather === 'down') return 'unreachable';
    if (weather === 'portal') return 'portal';
    if (weather === 'good') return 'arrives';
    const throwOfDice = random.next();
    if (throwOfDice < 0.1) return 'proxy';
    return throwOfDice < 0.3 ? 'lost' : 'arrives';
  }

  function send(request: HttpRequest, finish: (result: Result<HttpExchange>) => void): void {
    const fate = fateOfRequest();
    switch (fate) {
      case 'unreachable':
        after(random.integer(1, 3_000), () => finish(failed('unreachable')));
        break;
      case 'portal':
        after(wayMs(), () => finish(answered(random.pick(PORTAL_PAGES))));
        break;
      case 'proxy':
        after(wayMs(), () => finish(answered(random.pick(PROXY_PAGES))));
        break;
      case 'lost':
        note('request lost');
        break;
      case 'arrives':
        goThrough(request, finish);
        break;
      default:
        fate satisfies never;
    }
  }

  function goThrough(request: HttpRequest, finish: (result: Result<HttpExchange>) => void): void {
    const poor = weather === 'poor';
    if (poor && random.chance(0.15)) {
      note('request repeated');
      const delayMs = random.chance(0.3) ? random.integer(10_000, 90_000) : wayMs();
      after(delayMs, () => void arrive(request, () => {}));
    }
    const { body } = request;
    const isCut = poor && body !== undefined && random.chance(0.04);
    if (isCut) note('request cut');
    const arriving = isCut ? { ...request, body: body.subarray(0, random.integer(0, body.length)) } : request;
    after(wayMs(), () => void arrive(arriving, finish));
  }

  async function arrive(request: HttpRequest, finish: (result: Result<HttpExchange>) => void): Promise<void> {
    const answer = await farEnd(request);
    if (answer === undefined) {
      after(wayMs(), () => finish(failed('refused')));
      return;
    }
    const poor = weather === 'poor';
    if (weather === 'down' || (poor && random.chance(0.2))) {
      note('answer lost');
      return;
    }
    if (!poor || !random.chance(0.06)) {
      after(wayMs(), () => finish(answered(answer)));
      return;
    }
    note('answer cut');
    const body = answer.body.subarray(0, random.integer(0, answer.body.length));
    after(wayMs(), () => finish(random.chance(0.5) ? answered({ ...answer, body }) : failed('bad-reply')));
  }

  return {
    setWeather: (next) => {
      if (next !== weather) note(`line ${next}`);
      weather = next;
    },
    http: (isAlive) => ({
      exchange: (request, signal) =>
        new Promise((resolve) => {
          let isOver = false;
          const finish = (result: Result<HttpExchange>) => {
            if (isOver || !isAlive()) return;
            isOver = true;
            signal.removeEventListener('abort', stop);
            resolve(result);
          };
          const stop = () => finish(failed('timeout'));
          after(request.timeoutMs, stop);
          if (signal.aborted) {
            stop();
            return;
          }
          signal.addEventListener('abort', stop, { once: true });
          send(request, finish);
        }),
    }),
  };
}

const failed = (failure: 'timeout' | 'unreachable' | 'refused' | 'bad-reply') =>
  ({ ok: false, failure, detail: 'as the simulated line has it' }) as const;

function answered(answer: HttpAnswer): Result<HttpExchange> {
  const phases = { resolveMs: 0, connectMs: 0, processingMs: 1, transferMs: 1 };
  return { ok: true, value: { ...answer, bodyTruncated: false, phases, address: '192.0.2.1', way: 'direct' } };
}
