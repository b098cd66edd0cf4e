import { describe, expect, it } from 'vitest';
import type { CheckReading, CheckWish } from './check-terms.ts';
import { checkUp } from './check-up.ts';

const service = (failure?: string): CheckReading => ({
  kind: 'tcp',
  target: '127.0.0.1:8987',
  ok: failure === undefined,
  values: {},
  ...(failure !== undefined && { failure }),
});
const plugged = (values: CheckReading['values']): CheckReading => ({ kind: 'peripherals', ok: true, values });
const everything = plugged({
  ...{ smartCardReaders: 1, installedPrinters: 2, scanners: 1, cameras: 1, soundInputs: 1, soundOutputs: 1 },
  ...{ defaultPrinter: 'ready', printJobs: 1 },
});
const nothing = plugged({
  ...{ smartCardReaders: 0, installedPrinters: 0, scanners: 0, cameras: 0, soundInputs: 0, soundOutputs: 0 },
  ...{ defaultPrinter: 'none', printJobs: 0 },
});
/** The PC itself, and its network. */
const pc: readonly CheckReading[] = [
  { kind: 'gateway', ok: true, values: { address: '192.168.1.1', macHash: 'x' } },
  { kind: 'memory', ok: true, values: { totalBytes: 8e9, availableBytes: 4e9 } },
  { kind: 'filesystem', target: '/', ok: true, values: { totalBytes: 250e9, freeBytes: 120e9 } },
  { kind: 'cpu', ok: true, values: { load1: 0, cpus: 2 } },
];
const lights = (readings: readonly CheckReading[], wish?: CheckWish) => {
  const { topics } = checkUp({ readings, hasCollector: false, ...(wish !== undefined && { wish }) });
  return Object.fromEntries(topics.slice(13).map(({ topic, light }) => [topic, light]));
};
const found = (readings: readonly CheckReading[], wish: CheckWish) =>
  checkUp({ readings, hasCollector: false, wish }).cause;

describe('what is plugged into a PC', () => {
  it('is good where it is there', () => {
    expect(new Set(Object.values(lights([service(), everything])))).toEqual(new Set(['good']));
  });

  it('is nothing to judge where it is absent and nobody came for it', () => {
    expect(new Set(Object.values(lights([service('refused'), nothing])))).toEqual(new Set(['not-asked']));
  });

  it.each<[CheckWish, string]>([
    ['signing', 'signing-service-off'],
    ['printing', 'no-printer'],
    ['meeting', 'no-camera'],
  ])('is a trouble where it is absent and somebody came for %s', (wish, cause) => {
    expect(found([service('refused'), nothing], wish)).toBe(cause);
  });

  it('names a token that is not seen where the signing service runs', () => {
    expect(found([service(), nothing], 'signing')).toBe('no-card-reader');
  });

  it('names a signing service that does not run where a token is plugged in, whatever was wished for', () => {
    expect(found([service('refused'), everything], 'everything')).toBe('signing-service-off');
  });

  it('is unknown where it could not be counted, never absent', () => {
    const unread: CheckReading = { kind: 'peripherals', ok: false, failure: 'timeout', values: {} };
    expect(lights([service('timeout'), unread], 'signing')).toMatchObject({
      'signing-service': 'unknown',
      'card-reader': 'unknown',
      printer: 'unknown',
    });
    expect(lights([unread], 'printing')).toMatchObject({ printer: 'unknown', scanner: 'unknown' });
  });

  it('is not called good for whoever came for it where it could not be counted', () => {
    expect(found(pc, 'meeting')).toBe('partly-measured');
    expect(found(pc, 'everything')).toBe('nothing-found');
  });

  it('does not call a network printer absent where only USB can be seen', () => {
    expect(lights([plugged({ usbPrinters: 0 })], 'printing')).toMatchObject({ printer: 'unknown' });
    expect(lights([plugged({ usbPrinters: 1 })], 'printing')).toMatchObject({ printer: 'good' });
  });

  it.each<[string, CheckReading['values'], string]>([
    ['is not ready', { defaultPrinter: 'not-ready', printJobs: 2 }, 'printer-not-ready'],
    ['has much to print', { defaultPrinter: 'ready', printJobs: 7 }, 'print-queue-stuck'],
    ['is none of those that are set up', { defaultPrinter: 'none', printJobs: 0 }, 'no-default-printer'],
    ['is well', { defaultPrinter: 'ready', printJobs: 4 }, 'nothing-found'],
  ])('tells whoever came to print that the printer %s, and nobody else', (_, queue, cause) => {
    const readings = [...pc, plugged({ installedPrinters: 1, scanners: 1, ...queue })];
    expect(found(readings, 'printing')).toBe(cause);
    expect(found(readings, 'everything')).toBe('nothing-found');
  });

  it('names a full disk before a missing printer', () => {
    const full: CheckReading = {
      kind: 'filesystem',
      target: '/',
      ok: true,
      values: { totalBytes: 250e9, freeBytes: 0 },
    };
    expect(found([full, nothing], 'printing')).toBe('disk-nearly-full');
  });
});
