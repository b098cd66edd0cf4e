import type { ReasonCode, ReasonParameters } from '@mach/priority';
import type { Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './language.ts';
import { priorityNote, reasonSentence } from './reasons.ts';

type Examples = { readonly [Code in ReasonCode]: readonly ReasonParameters[Code][] };

const parts = [
  ...(['memory', 'system-disk', 'processor', 'operating-system', 'free-space', 'network', 'heat'] as const),
  ...(['failures', 'stops', 'outage', 'cut-off'] as const),
];
const GIB = 1024 ** 3;

/** Every code. A code without an example is a type error. */
const examples: Examples = {
  'slow-minutes': (['memory', 'disk', 'cpu', 'network'] as const).map((cause) => ({
    cause,
    slowRatio: 0.125,
    watchedMinutes: 4_200,
  })),
  'too-little-memory': [{ memoryBytes: 4 * GIB, recommendedBytes: 8 * GIB }],
  'memory-pressure': [{ stallRatio: 0.0125 }],
  'memory-nearly-exhausted': [{ availableBytes: 300_000_000, totalBytes: 8 * GIB }],
  'hard-disk-as-system-disk': [{ disk: 'sda' }],
  'disk-io-wait': [{ stallRatio: 0.15 }],
  'disk-slow-response': [{ disk: 'sda', meanAccessMs: 62.5 }],
  'disk-nearly-full': [{ place: 'C:', freeBytes: 1_500_000_000 }],
  'old-processor': [{ yearFrom: 2012, yearTo: 2013 }, { yearFrom: 2023, yearTo: 2023 }, { yearTo: 2009 }],
  'processor-pressure': [{ stallRatio: 0.35 }],
  'end-of-support': [{ product: 'Windows 10 22H2', endOfSupport: '2025-10-14' }],
  'ending-support': [{ product: 'Windows 11 25H2', endOfSupport: '2027-10-12' }],
  'network-link-slow': [
    { interface: 'eth0', speedMbps: 100, halfDuplex: false },
    { interface: 'eth0', halfDuplex: true },
  ],
  'network-errors': [{ interface: 'eth0' }],
  'network-link-flapping': [{ interface: 'eth0' }],
  'failure-expected': [
    { component: 'disk', chance: 'high' },
    { component: 'fan', chance: 'raised' },
  ],
  'unclean-stops': [{ uncleanRatio: 0.4, stops: 12 }],
  'system-crashes': [{ crashes: 3, stops: 12 }],
  'cut-off': [{ days: 1 }, { days: 6 }],
  'suspected-broken': (['part-failing', 'unclean-stops', 'none'] as const).map((sign) => ({
    ...{ workingDays: 6, others: 3, sign },
  })),
  silent: [{ days: 31 }],
  'slow-start': [{ startMs: 214_000 }],
  overheating: [{ celsius: 97.5 }],
  'part-unknown': parts.flatMap((part) => [
    { part, devices: 0 },
    { part, devices: 1_234 },
  ]),
};
const rows = Object.entries(examples).flatMap(([code, all]) =>
  (all as readonly Values[]).map((parameters) => ({ code, parameters })),
);
const MARKS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

describe.each(LANGUAGES)('reasons in %s', (language) => {
  it.each(rows)('$code is a phrase: $parameters', (row) => {
    const phrase = reasonSentence(row, language);
    expect(phrase).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\w*\}|Invalid/);
    expect(phrase).not.toMatch(/\.$/);
    expect(MARKS.test(phrase)).toBe(language === 'vi');
  });

  it('a code that this version does not know is named', () => {
    expect(reasonSentence({ code: 'melting', parameters: {} }, language)).toContain('melting');
  });

  it('the note under the list says by which policy', () => {
    expect(priorityNote({ version: '7', date: '2026-11-22' }, language)).toMatch(/7.*22\/11\/2026/);
  });
});
