import type { Clock, Log } from '@mach/ports';
import type { PathTrouble } from '../alerts/path-alive.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import { askHttp } from './ask-http.ts';

export interface HeartbeatPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<Meter, 'set'>;
  /** What is wrong with the way from a report to an alert; undefined while all of it works. */
  readonly trouble: () => Promise<PathTrouble | undefined>;
}

/**
 * Looks again and again whether the whole way of a report works, shows it as a metric, and asks an address as long as it does: whoever
 * watches from elsewhere hears of a dead collector by its silence.
 */
export function startHeartbeat(
  { url, everyMs }: { readonly url?: string; readonly everyMs: number },
  { clock, log, meter, trouble }: HeartbeatPorts,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let said: string | undefined;
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const found = await trouble().catch((error: unknown): PathTrouble => {
        log.error('it could not be looked whether the way of reports works', { error: String(error) });
        return 'serving';
      });
      meter.set('alertPathAlive', found === undefined ? 1 : 0);
      if (found !== undefined) say(`the way of reports is broken at: ${found}`);
      else if (url === undefined) say(undefined);
      else await beat(url);
      await clock.sleep(everyMs, stopping.signal).catch(() => {});
    }
  }

  async function beat(to: string): Promise<void> {
    const answer = await askHttp(
      { url: to, method: 'GET', headers: { 'user-agent': 'mach-collector' } },
      stopping.signal,
    );
    if (stopping.signal.aborted) return;
    if (answer.ok && answer.status >= 200 && answer.status < 300) {
      meter.set('alertHeartbeat', clock.wallMs() / 1_000);
      return say(undefined);
    }
    say(`the heartbeat was not taken: ${answer.ok ? `HTTP ${answer.status}` : answer.detail}`);
  }

  function say(trouble: string | undefined): void {
    if (trouble === said) return;
    if (trouble === undefined) log.info('the heartbeat is whole again');
    else log.warn(trouble);
    said = trouble;
  }
}

/**
 * Whether this very collector answers at an address. Agents know its certificate by its key: that nobody signed it, or that it is for
 * another name, says that somebody shook hands.
 */
export async function isAnswering(url: string, signal: AbortSignal): Promise<boolean> {
  const answer = await askHttp({ url: new URL('/-/ready', url).href, method: 'GET', headers: {} }, signal, 5_000);
  if (answer.ok) return answer.status === 200;
  return /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/.test(answer.detail);
}
