import { describe, expect, it } from 'vitest';
import { answersNonce, compareClocks, NTP_PACKET_BYTES, ntpQuestion, readNtpAnswer } from './ntp-packet.ts';

/** Answered by chronyd 4.3 (`local stratum 8`) to the nonce 0123456789abcdef, at 1795322031992 of a clock that it shares. */
const captured = Buffer.from(
  '240800e700000000000000007f7f0101eeacef2e617b91cb0123456789abcdefeeacef2ffdeb369feeacef2ffdeff6a2',
  'hex',
);
const nonce = Buffer.from('0123456789abcdef', 'hex');
const CAPTURED_AT_MS = 1_795_322_031_992;

describe('an answer of chronyd', () => {
  it('is read', () => {
    const { receivedMs, sentMs, ...answer } = readNtpAnswer(captured);
    expect(answer).toEqual({
      leap: 0,
      mode: 4,
      stratum: 8,
      rootDelayMs: 0,
      rootDispersionMs: 0,
      referenceId: '127.127.1.1',
    });
    expect(receivedMs).toBeCloseTo(0xeeacef2f * 1_000 + 991.87, 1);
    expect(sentMs - receivedMs).toBeCloseTo(0.0725, 3);
  });

  it('is known by the nonce, when it is whole', () => {
    expect(answersNonce(captured, nonce)).toBe(true);
    expect(answersNonce(captured.subarray(0, NTP_PACKET_BYTES - 1), nonce)).toBe(false);
    expect(answersNonce(captured, Buffer.from(nonce).reverse())).toBe(false);
    expect(answersNonce(new Uint8Array(), nonce)).toBe(false);
  });

  it('says that clocks agree that are the same one', () => {
    const ours = { receivedAtMs: CAPTURED_AT_MS, roundTripMs: 0.5 };
    const { offsetMs, delayMs } = compareClocks(readNtpAnswer(captured), ours);
    expect(Math.abs(offsetMs)).toBeLessThan(1);
    expect(delayMs).toBeCloseTo(0.5 - 0.0725, 3);
  });
});

describe('clocks that differ', () => {
  const at = (wallMs: number) => compareClocks(readNtpAnswer(captured), { receivedAtMs: wallMs, roundTripMs: 0.5 });

  it.each([
    ['a PC that is set to 2009', Date.UTC(2009, 0, 1)],
    ['a PC whose battery is empty', Date.UTC(1980, 0, 1)],
    ['a PC beyond the end of the era in 2036', Date.UTC(2040, 0, 1)],
  ])('%s is told how far it is off', (_, wallMs) => {
    expect(at(wallMs).offsetMs).toBeCloseTo(CAPTURED_AT_MS - wallMs, -1);
  });

  it('never say a delay below zero', () => {
    const answer = { ...readNtpAnswer(captured), receivedMs: 0, sentMs: 100 };
    expect(compareClocks(answer, { receivedAtMs: CAPTURED_AT_MS, roundTripMs: 1 }).delayMs).toBe(0);
  });
});

it('asks with a version, a mode and the nonce alone', () => {
  expect(Buffer.from(ntpQuestion(nonce)).toString('hex')).toBe(`23${'00'.repeat(39)}0123456789abcdef`);
});
