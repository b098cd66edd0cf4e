import { profiles } from '@mach/probes';
import { describe, expect, it } from 'vitest';
import { lightSlots, ROOM_CHECKS, testRules } from './room-slots.ts';

const STARTS = Date.UTC(2026, 11, 1, 1);
const meeting = { id: 'm', title: 'Giao ban', startsAt: STARTS, endsAt: STARTS + 3_600_000, communes: [] };
const secondsBefore = (number: number, target?: string) =>
  [...new Set(lightSlots(meeting, number, target).map(({ at }) => (STARTS - at) / 1_000))].sort((a, b) => b - a);

describe('the last looks before a meeting', () => {
  it('come twenty and five minutes before it', () => {
    expect(secondsBefore(30)).toEqual([20 * 60, 5 * 60]);
  });

  it('are spread over half a minute by the number of the device', () => {
    const begun = Array.from({ length: 60 }, (_, number) => secondsBefore(number)[0]);
    expect(new Set(begun).size).toBe(30);
    expect(Math.min(...begun.map(Number))).toBe(20 * 60 - 29);
  });

  it('ask the way where there is a reflector, never at the rates of a conference', () => {
    const ids = (target?: string) => new Set(lightSlots(meeting, 1, target).map(({ id }) => id));
    expect(ids('reflector.example:862')).toContain(ROOM_CHECKS.reach);
    expect(ids()).not.toContain(ROOM_CHECKS.reach);
    expect(ids('reflector.example:862')).not.toContain(ROOM_CHECKS.train);
  });
});

it('a test takes what its profile sends, in bits of the wire, and ends with the wait for the last answer', () => {
  const rules = testRules({ profile: '1080p', seconds: 30, reflectorShareMbps: 50 });
  expect(rules).toMatchObject({ lastsMs: 31_000, shareBitsPerSecond: 50_000_000 });
  const { packetsPerSecond, packetBytes } = profiles['1080p'];
  expect(rules.bitsPerSecond / 8 / packetBytes).toBe(packetsPerSecond);
});
