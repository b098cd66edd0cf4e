import type { ConditionCode, ConditionParameters, FactName } from '@mach/diagnosis';
import type { ConditionRow, Values } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { conditionAdvice, conditionBrief, conditionSentence } from './conditions.ts';
import { LANGUAGES } from './language.ts';

type Examples = { readonly [Code in ConditionCode]: readonly ConditionParameters[Code][] };

const facts: readonly FactName[] = [
  ...(['operating-system', 'memory-size', 'system-disk-kind', 'free-space'] as const),
  ...(['processor-age', 'network-link', 'temperature'] as const),
];

const source = { source: 'AnalogJ/scrutiny 89588a4f (Backblaze)', sourceDate: '2026-11-25' } as const;

/** Every code, with and without the parameters that may be absent. A code without an example is a type error. */
const examples: Examples = {
  'end-of-support': [
    { product: 'Windows 10 22H2', endOfSupport: '2025-10-14', daysSince: 404, paidExtensionUntil: '2028-10-10' },
    { product: 'Windows 7 SP1', endOfSupport: '2020-01-14', daysSince: 2_504 },
  ],
  'ending-support': [{ product: 'Windows 11 25H2', endOfSupport: '2027-10-12', daysLeft: 324 }],
  'cannot-run-windows-11': (['processor', 'tpm', 'secure-boot', 'memory', 'disk'] as const).map((because) => ({
    because,
  })),
  'windows-11-unknown': [{ missing: 'tpm' }, { missing: 'processor firmware tpm secure-boot memory disk' }],
  'too-little-memory': [
    { memoryBytes: 4 * 1024 ** 3, recommendedBytes: 8 * 1024 ** 3 },
    { memoryBytes: 4 * 1024 ** 3, recommendedBytes: 8 * 1024 ** 3, emptySlots: 0, memoryType: 'DDR3' },
    { memoryBytes: 4 * 1024 ** 3, recommendedBytes: 8 * 1024 ** 3, emptySlots: 2 },
    { memoryBytes: 2 * 1024 ** 3, recommendedBytes: 8 * 1024 ** 3, emptySlots: 0, maxBytes: 4 * 1024 ** 3 },
  ],
  'slow-minutes': (['memory', 'disk', 'cpu', 'network'] as const).map((cause) => ({
    cause,
    slowRatio: 0.125,
    watchedMinutes: 4_200,
  })),
  'memory-pressure': [{ stallRatio: 0.0125, days: 1 }],
  'memory-nearly-exhausted': [{ availableBytes: 300_000_000, totalBytes: 8 * 1024 ** 3 }],
  'hard-disk-as-system-disk': [{ disk: 'sda' }, { disk: 'sda', model: 'WDC WD5000' }],
  'disk-nearly-full': [{ place: 'C:', freeBytes: 1_500_000_000, totalBytes: 120_000_000_000 }],
  'disk-io-wait': [{ stallRatio: 0.15, days: 1 }],
  'disk-slow-response': [{ disk: 'sda', meanAccessMs: 62.5, accesses: 100_000 }],
  'disk-failing': [
    {
      ...{
        disk: 'sda',
        model: 'WDC WD5000AAKX',
        vendorVerdict: 'failed',
        ownVerdict: 'failing',
        chance: 'high',
        days: 90,
      },
      ...{ ...source, failuresPerYear: 0.65, reallocatedSectors: 1_975, pendingSectors: 8, thresholdCrossed: true },
    },
    { disk: 'nvme0n1', vendorVerdict: 'failed', ownVerdict: 'nothing-found', chance: 'high', days: 90, ...source },
    {
      ...{ disk: 'sdd', readAt: Date.UTC(2026, 10, 22, 1, 30), vendorVerdict: 'failed', ownVerdict: 'failing' },
      ...{ chance: 'high', days: 90, ...source, pendingSectors: 8 },
    },
  ],
  'disk-at-risk': [
    {
      ...{ disk: 'sdb', vendorVerdict: 'passed', ownVerdict: 'at-risk', chance: 'raised', days: 90, ...source },
      ...{ spinRetries: 1, endToEndErrors: 1, reportedUncorrectable: 1, commandTimeouts: 200, reallocationEvents: 3 },
      ...{ offlineUncorrectable: 1, mediaErrors: 2, uncorrectedReads: 12, criticalWarning: 2, selfTestFailed: true },
    },
    {
      ...{ disk: 'sdc', vendorVerdict: 'absent', ownVerdict: 'at-risk', chance: 'low', days: 90, ...source },
      ...{ reallocatedSectors: 1, failuresPerYear: 0.0274 },
    },
  ],
  'disk-cable': [
    { disk: 'sda', interfaceCrcErrors: 644 },
    { disk: 'sda', model: 'ST500DM002', interfaceCrcErrors: 2 },
    { disk: 'sda', readAt: Date.UTC(2026, 10, 22, 1, 30), interfaceCrcErrors: 2 },
  ],
  'disk-worn': [
    { disk: 'sda', wearRatio: 1.04 },
    { disk: 'sda', readAt: Date.UTC(2026, 10, 22, 1, 30), wearRatio: 1.04 },
    { disk: 'sdb', model: 'KINGSTON SA400', wearRatio: 0.6, spareRatio: 0.04, spareThresholdRatio: 0.1 },
  ],
  'disk-health-unknown': [
    { because: 'not-reported' },
    { because: 'failed', failure: 'not-found', tried: '/var/lib/mach-agent-root/disks.json is missing' },
    {
      because: 'failed',
      disk: 'sdb',
      failure: 'unsupported',
      tried: 'the disk tells nothing by SMART (asked as auto, sat)',
    },
    { because: 'failed', disk: 'sdc' },
    { because: 'no-verdict', disk: 'sda' },
    { because: 'no-counts', disk: 'sda' },
    { because: 'not-recognised', disk: 'sda', attributes: '196' },
  ],
  'old-processor': [
    { model: 'Intel(R) Core(TM) i3-3220', yearFrom: 2012, yearTo: 2013 },
    { model: 'Intel(R) N100', yearFrom: 2023, yearTo: 2023 },
    { model: '', yearTo: 2009 },
    { model: 'AMD Processor', yearTo: 2009 },
  ],
  'processor-pressure': [{ stallRatio: 0.35, days: 1 }],
  overheating: [
    { sensor: 'Package id 0', celsius: 97.5, limitCelsius: 95 },
    { sensor: 'sda', disk: 'sda', model: 'WDC WD5000AAKX', celsius: 71, limitCelsius: 60, limitBy: 'kind' },
    { sensor: 'sdb', disk: 'sdb', celsius: 71, limitCelsius: 70, limitBy: 'drive' },
  ],
  'cpu-throttled': [
    { events: 1_200, days: 1 },
    { events: 1_200, throttledRatio: 0.04, days: 1 },
  ],
  'fan-failing': [{ fan: 'dell_smm Processor Fan', celsius: 96 }],
  'memory-errors': [
    { controller: 'mc0', corrected: 0, uncorrected: 2 },
    { controller: 'mc0', corrected: 300, uncorrected: 0 },
    { controller: 'mc0', corrected: 300, uncorrected: 0, correctedPerDay: 42 },
  ],
  'battery-worn': [
    { battery: 'BAT0', isUps: false, healthRatio: 0.41, cycles: 812 },
    { battery: 'hidups', isUps: true, healthRatio: 0.3 },
  ],
  'unclean-stops': [{ uncleanRatio: 0.62, stops: 13 }],
  'system-crashes': [{ crashes: 3, stops: 13 }],
  'clock-battery': [{ losses: 3 }],
  'network-link-slow': [
    { interface: 'eth0', speedMbps: 100, duplex: 'full' },
    { interface: 'eth0', duplex: 'half' },
    { interface: 'eth0', speedMbps: 100, duplex: 'full', cardMbps: 1_000 },
    { interface: 'eth0', speedMbps: 100, cardMbps: 1_000, otherEndMbps: 1_000, pointsTo: 'cable' },
    { interface: 'eth0', speedMbps: 100, cardMbps: 1_000, otherEndMbps: 100, pointsTo: 'other-end' },
    { interface: 'eth0', speedMbps: 100, duplex: 'half', cardMbps: 1_000, pointsTo: 'fixed-speed' },
  ],
  'network-card-slow': [
    { interface: 'eth0', maxSpeedMbps: 100, knownBy: 'driver' },
    { interface: 'eth0', maxSpeedMbps: 100, knownBy: 'model' },
  ],
  'network-errors': [
    { interface: 'eth0', errors: 12_345, errorsPerGigabyte: 512.3 },
    { interface: 'eth0', errors: 12_345, packets: 1_000_000, errorsPerGigabyte: 512.3 },
    { interface: 'eth0', errors: 12_345, crcErrors: 12_000, packets: 1_000_000 },
  ],
  'wifi-weak': [
    { interface: 'Wi-Fi', signalDbm: -82, rateMbps: 26 },
    { interface: 'wlan0', signalDbm: -78 },
  ],
  'lan-loss': [{ lossRatio: 0.042, packets: 610 }],
  'lan-delay': [{ rttMs: 48.2, packets: 610 }],
  'second-dhcp-server': [
    { servers: 2, addresses: '192.168.1.1 192.168.1.254' },
    { servers: 2, addresses: '192.168.0.1 192.168.1.1', gateways: '192.168.0.1 192.168.1.1' },
  ],
  'duplicate-gateway-address': [
    { address: '192.168.1.1', devices: 2 },
    { address: '192.168.1.1', changes: 6 },
  ],
  'duplicate-own-address': [{ address: '192.168.1.17' }],
  'double-nat': [{ kind: 'office' }, { kind: 'carrier' }],
  'network-link-flapping': [{ interface: 'eth0', changes: 40, days: 1 }],
  'equipment-port-errors': [
    { port: 'ether3', errors: 1_200, errorsPerGigabyte: 310.5 },
    { port: 'ether3', errors: 1_200, errorsPerDay: 1_100 },
    { port: 'ether3', errors: 1_200 },
  ],
  'equipment-port-slow': [
    { port: 'gi1/0/7', speedMbps: 100 },
    { port: 'gi1/0/7', speedMbps: 10, duplex: 'half' },
  ],
  'equipment-busy': [{ loadRatio: 0.97 }],
  'equipment-full': [
    { place: 'main memory', isMemory: true, usedRatio: 0.96, totalBytes: 64 * 1024 ** 2 },
    { place: '/overlay', isMemory: false, usedRatio: 0.98 },
  ],
  'printer-stopped': [{ because: 'jam', reasons: 'jam cover-open no-paper' }],
  'printer-supply-low': [
    { supply: 'Black Cartridge', kind: 'toner', levelRatio: 0.04 },
    { supply: 'Waste', kind: 'waste', levelRatio: 0.1 },
    { supply: 'Kit', levelRatio: 0 },
    { supply: '', kind: 'toner' },
  ],
  'ups-battery': (['asked', 'test-failed'] as const).map((because) => ({ ups: '1', because })),
  'ups-overloaded': [{ ups: '1', loadRatio: 1.1 }, { ups: '1' }],
  'ups-runtime-short': [{ ups: '1', runtimeMs: 120_000, loadRatio: 0.9 }],
  'ups-on-battery': [{ ups: '1', chargeRatio: 0.4, runtimeMs: 600_000 }, { ups: '1' }],
  'codec-part-failed': (['whole', 'camera', 'microphone'] as const).map((part) => ({ part })),
  'fact-unknown': facts.flatMap((fact) => [
    { fact, because: 'not-reported' as const },
    { fact, because: 'failed' as const, part: 'sda', failure: 'denied' },
    { fact, because: 'not-recognised' as const, found: 'Linux Mint 21' },
  ]),
};

const rows: readonly ConditionRow[] = Object.entries(examples).flatMap(([code, all]) =>
  (all as readonly Values[]).map((parameters) => ({ code, level: 'at-risk' as const, component: 'disk', parameters })),
);

/** Vowels and consonants that only Vietnamese has. */
const MARKS = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const LEFT_OVER = /undefined|null|NaN|\[object|\$\{|\{\w*\}|Infinity|Invalid/;

describe.each(LANGUAGES)('sentences for conditions in %s', (language) => {
  it.each(rows)('$code says all it has to say: $parameters', (row) => {
    const sentence = conditionSentence(row, language);
    expect(sentence).not.toMatch(LEFT_OVER);
    expect(sentence).toMatch(/^\p{Lu}|^\d|^Package|^C:/u);
    expect(sentence).toMatch(/\.$/);
    expect(MARKS.test(sentence)).toBe(language === 'vi');
    expect(sentence).toBe(sentence.normalize('NFC'));
  });

  it('no two codes share a sentence', () => {
    const sentences = rows.map((row) => conditionSentence(row, language));
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('advice is one sentence or two, and never blames', () => {
    for (const row of rows) {
      const advice = conditionAdvice(row, language);
      if (advice === undefined) continue;
      expect(advice).toMatch(/\.$/);
      expect(MARKS.test(advice)).toBe(language === 'vi');
      expect(advice).not.toMatch(/lỗi của anh|do anh\/chị|your fault|kết luận|giám sát/i);
    }
  });

  it('a code that this version does not know is named', () => {
    const row: ConditionRow = { code: 'melting', level: 'failing', component: 'disk', parameters: {} };
    expect(conditionSentence(row, language)).toContain('melting');
    expect(conditionSentence({ ...row, code: 'toString' }, language)).toContain('toString');
    expect(conditionAdvice(row, language)).toBeUndefined();
  });
});

it.each(LANGUAGES)('a chance is told with its source, once (%s)', (language) => {
  const chances = rows.filter(({ parameters }) => parameters['chance'] !== undefined);
  expect(chances.length).toBeGreaterThan(3);
  for (const row of chances) {
    const sentence = conditionSentence(row, language);
    expect(sentence.split(source.source)).toHaveLength(2);
    expect(sentence.split('25/11/2026')).toHaveLength(2);
  }
});

it('of a disk that can’t be read any more it is told when it last was', () => {
  const silent = rows.find(({ code, parameters }) => code === 'disk-failing' && parameters['readAt'] !== undefined);
  if (silent === undefined) throw new Error('no example');
  expect(conditionSentence(silent, 'vi')).toContain('đọc được lần cuối lúc 08:30 ngày 22/11/2026');
  expect(conditionSentence(silent, 'en')).toContain('last read on 22/11/2026 08:30');
});

it('a mark of direction in what a device says of itself does not turn the sentence around it', () => {
  const parameters = { product: 'Windows\u202e 10', endOfSupport: '2025-10-14', daysSince: 404 };
  const row: ConditionRow = { code: 'end-of-support', level: 'at-risk', component: 'system', parameters };
  const said = conditionSentence(row, 'vi');
  expect(said).toContain('Windows 10');
  expect(said).not.toMatch(/\p{Cf}/u);
});

it('Vietnamese numbers have a decimal comma, dates are day/month/year', () => {
  const say = (code: ConditionCode) =>
    rows.filter((row) => row.code === code).map((row) => conditionSentence(row, 'vi'))[0];
  expect(say('overheating')).toContain('97,5 °C');
  expect(say('end-of-support')).toContain('14/10/2025');
  expect(say('memory-pressure')).toMatch(/1,3\s%/);
});

it.each(LANGUAGES)('names where a figure comes from, but not in a list (%s)', (language) => {
  const [parameters] = examples['disk-failing'];
  const row = {
    code: 'disk-failing',
    level: 'failing',
    component: 'disk',
    parameters: { ...parameters },
  } as ConditionRow;
  expect(conditionSentence(row, language)).toContain('Backblaze');
  expect(conditionBrief(row, language)).not.toMatch(/Backblaze|\(\)|nguồn|source/);
});
