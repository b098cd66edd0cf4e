import type { Arrival, DatagramChannel, Datagrams, DatagramTarget } from '../datagrams.ts';
import type { Failed, Result } from '../result.ts';
import type { Scripted } from './scripted-network.ts';

/** What comes back for a datagram, and how long after it was sent; a refusal instead ends what is sent after it. */
export type DatagramScript = (
  payload: Uint8Array,
  sentAtMs: number,
) => readonly { readonly datagram: Uint8Array; readonly afterMs: number }[] | Failed;

/** Channels on a time of their own, which jumps to whatever is waited for. Each begins at 0. */
export function scriptedDatagrams(script: Result<DatagramScript>): Scripted<Datagrams, DatagramTarget> {
  const asked: DatagramTarget[] = [];
  return {
    asked,
    open: async (target, signal) => {
      asked.push(target);
      return script.ok ? { ok: true, value: channel(script.value, signal) } : script;
    },
  };
}

function channel(script: DatagramScript, signal: AbortSignal): DatagramChannel {
  let nowMs = 0;
  let onTheWay: Arrival[] = [];
  let trouble: Failed | undefined;
  const arrived = () => onTheWay.filter(({ atMs }) => atMs <= nowMs);
  return {
    address: '192.0.2.80',
    resolveMs: 1,
    nowMs: () => nowMs,
    send: (payload) => {
      const answers = script(payload, nowMs);
      if ('failure' in answers) trouble = answers;
      else for (const { datagram, afterMs } of answers) onTheWay.push({ datagram, atMs: nowMs + afterMs });
    },
    take: () => {
      const taken = arrived().sort((a, b) => a.atMs - b.atMs);
      onTheWay = onTheWay.filter((each) => !taken.includes(each));
      return taken;
    },
    trouble: () => trouble,
    wait: async (untilMs, { orArrival } = { orArrival: false }) => {
      if (signal.aborted) return;
      const next = orArrival ? Math.min(untilMs, ...onTheWay.map(({ atMs }) => atMs)) : untilMs;
      nowMs = Math.max(nowMs, next);
    },
    [Symbol.dispose]: () => {},
  };
}
