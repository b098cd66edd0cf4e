import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type SeededRandom, seededRandom } from '@mach/ports/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiresFixtures } from '../../requirements.ts';
import { answerTargets } from './answers.ts';
import { byteTargets, configTargets, smartctlTarget, type ValueTarget, wireTargets } from './documents.ts';
import { bent, damaged } from './mutate.ts';
import { type PacketTarget, packetTargets } from './packets.ts';
import { recordedDevices, roundOverBent } from './snmp-devices.ts';

/** Inputs of each kind: 14 readers of packets and bytes, 4 of values, 2 configurations, and the fast-check ones. */
const OF_BYTES = 6_000;
const OF_VALUES = 8_000;
const OF_CONFIG = 1_200;
const OF_ANYTHING = 800;
const SNMP_ROUNDS = 150;
const SEED = process.env['MACH_FUZZ_SEED'] ?? '1';

/** Without them the recorded disks and devices are left out: `reason` says so. */
const fixtures = requiresFixtures();
const byBytes = [...packetTargets(), ...answerTargets, ...byteTargets];
const byValue = [...wireTargets, ...(fixtures.skip ? [] : [smartctlTarget(fixtures.folder)])];

/** The first input that a reader throws for, with what it threw: enough to make a test of it. */
function firstThrow<Input>(count: number, next: () => Input, read: (input: Input) => void): string {
  for (let i = 0; i < count; i++) {
    const input = next();
    try {
      read(input);
    } catch (error) {
      const shown = input instanceof Uint8Array ? Buffer.from(input).toString('base64') : JSON.stringify(input);
      return `input ${i}: ${error instanceof Error ? error.stack : error}\n${shown.slice(0, 2_000)}`;
    }
  }
  return 'none';
}

function damagedOf({ samples }: PacketTarget, random: SeededRandom): () => Uint8Array {
  const one = () => samples[random.integer(0, samples.length - 1)] ?? new Uint8Array(0);
  return () => damaged(one(), one(), random);
}

function bentOf({ samples }: ValueTarget, random: SeededRandom): () => unknown {
  return () => bent(samples[random.integer(0, samples.length - 1)], random);
}

describe(`readers throw for nothing, seed ${SEED}`, () => {
  it.each(byBytes)(`$name, of ${OF_BYTES} damaged inputs`, (target) => {
    const random = seededRandom(`${SEED} ${target.name}`);
    expect(firstThrow(OF_BYTES, damagedOf(target, random), target.read)).toBe('none');
  });

  it.each(configTargets)(`$name, of ${OF_CONFIG} damaged texts`, (target) => {
    const random = seededRandom(`${SEED} ${target.name}`);
    expect(firstThrow(OF_CONFIG, damagedOf(target, random), target.read)).toBe('none');
  });

  it.each(byValue)(`$name, of ${OF_VALUES} bent values`, (target) => {
    const random = seededRandom(`${SEED} ${target.name}`);
    expect(firstThrow(OF_VALUES, bentOf(target, random), target.read)).toBe('none');
  });

  it.each([...byBytes, ...configTargets])(`$name, of ${OF_ANYTHING} inputs that are anything`, ({ read }) => {
    const text = fc.oneof(fc.json(), fc.string({ unit: 'binary' })).map((given) => new TextEncoder().encode(given));
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), text), read), { numRuns: OF_ANYTHING });
  });

  it.each(byValue)(`$name, of ${OF_ANYTHING} values that are anything`, ({ read }) => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: false, maxDepth: 5 });
    fc.assert(fc.property(value, read), { numRuns: OF_ANYTHING });
  });

  it.skipIf(fixtures.skip)(
    `SNMP, of ${SNMP_ROUNDS} rounds over recorded devices that are out of their minds ${fixtures.reason}`,
    async () => {
      const devices = recordedDevices(fixtures.folder);
      const random = seededRandom(`${SEED} SNMP`);
      const one = () => devices[random.integer(0, devices.length - 1)] ?? {};
      let objects = 0;
      for (let round = 0; round < SNMP_ROUNDS; round++) objects += await roundOverBent(one(), one(), random);
      expect(objects).toBeGreaterThan(SNMP_ROUNDS);
    },
  );

  it('are given 100,000 inputs in all', () => {
    const all = byBytes.length * OF_BYTES + byValue.length * OF_VALUES + configTargets.length * OF_CONFIG;
    const anything = (byBytes.length + configTargets.length + byValue.length) * OF_ANYTHING;
    expect(all + anything + SNMP_ROUNDS).toBeGreaterThan(fixtures.skip ? 90_000 : 100_000);
  });

  it('keep nothing of what they have read', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const random = seededRandom(`${SEED} memory`);
    const round = async () => {
      for (const target of byBytes) firstThrow(400, damagedOf(target, random), target.read);
      for (const target of byValue) firstThrow(400, bentOf(target, random), target.read);
      // zlib lets its engines go in the next turn.
      await setImmediate();
      collect();
      return process.memoryUsage().heapUsed;
    };
    await round();
    const before = await round();
    await round();
    // A hundred bytes kept of each input would be more.
    expect((await round()) - before).toBeLessThan(1_000_000);
  });
});
