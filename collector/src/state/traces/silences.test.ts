import { describe, expect, it } from 'vitest';
import { FOLD_LIMITS } from '../fold-limits.ts';
import { focusOf, nextSilences, silenceOf } from './silences.ts';

const voice = (
  lastReceivedAt: number,
  heartbeat?: { isHeard: boolean; since: number; lastHeardAt?: number; isDeaf?: true },
) => ({
  lastReceivedAt,
  sendEveryS: 300,
  heartbeat,
});
const silentAt = (lastHeardAt: number) => ({ isHeard: false, since: lastHeardAt + 50_000, lastHeardAt });
const NOW = 1_000_000;

describe('a site', () => {
  it('is heard while any of its watchers is', () => {
    expect(silenceOf([voice(1, { isHeard: true, since: 0 }), voice(1, silentAt(5))], NOW, 0)).toBeUndefined();
  });

  it('is silent since the last packet of its watchers, where no report came after it', () => {
    const voices = [voice(900_000, silentAt(930_000)), voice(940_000, silentAt(925_000)), voice(800_000)];
    expect(silenceOf(voices, NOW, 0)).toEqual({ from: 930_000, watchers: 2 });
  });

  it('is heard by the reports that come though its packets do not, until those are missed too', () => {
    const voices = [voice(960_000, silentAt(930_000))];
    expect(silenceOf(voices, NOW, 0)).toBeUndefined();
    expect(silenceOf(voices, NOW + 450_000, 0)).toEqual({ from: 960_000, watchers: 0 });
  });

  it('whose packets come and that hears no answers is silent for all that one report came after it, and not for a second', () => {
    const deaf = { ...silentAt(930_000), isDeaf: true } as const;
    expect(silenceOf([voice(960_000, deaf)], NOW, 0)).toEqual({ from: 930_000, watchers: 1 });
    expect(silenceOf([voice(930_000 + 376_000, deaf)], NOW + 310_000, 0)).toBeUndefined();
  });

  it('without watchers is silent when all of its devices are missed, and the collector was there to miss them', () => {
    const voices = [voice(500_000), voice(540_000)];
    expect(silenceOf(voices, 980_000, 0)).toBeUndefined();
    expect(silenceOf(voices, NOW, 0)).toEqual({ from: 540_000, watchers: 0 });
    expect(silenceOf(voices, NOW, 900_000)).toBeUndefined();
  });

  it('that never reported is not silent', () => {
    expect(silenceOf([voice(0)], NOW, 0)).toBeUndefined();
    expect(silenceOf([], NOW, 0)).toBeUndefined();
  });
});

it('keeps the last silences of a site, and what is told around their beginnings as long as it may still come', () => {
  const begun = nextSilences([], { from: 100, watchers: 2 }, 150, FOLD_LIMITS);
  expect(nextSilences(begun, { from: 100, watchers: 2 }, 160, FOLD_LIMITS)).toBe(begun);
  const ended = nextSilences(begun, undefined, 500, FOLD_LIMITS);
  expect(ended).toEqual([{ from: 100, to: 500, watchers: 2 }]);
  expect(nextSilences(ended, undefined, 510, FOLD_LIMITS)).toBe(ended);
  const { focusMs, focusKeptMs } = FOLD_LIMITS;
  expect(focusOf(ended, 600, FOLD_LIMITS)).toEqual([{ from: 100 - focusMs, to: 100 + focusMs }]);
  expect(focusOf(ended, 500 + focusKeptMs + 1, FOLD_LIMITS)).toEqual([]);
});
