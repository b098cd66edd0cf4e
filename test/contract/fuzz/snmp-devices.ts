import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SeededRandom } from '@mach/ports/testing';
import type { SnmpValue } from '../../../packages/probes/src/snmp/session.ts';
import { madeRound } from '../../../packages/probes/src/snmp/testing/made-round.ts';
import { scriptedSession } from '../../../packages/probes/src/snmp/testing/scripted-session.ts';
import { damaged } from './mutate.ts';
import { mustBe } from './packets.ts';

type Objects = Readonly<Record<string, SnmpValue>>;

/** Recordings of real devices in snmpsim's form: object, ASN.1 tag (`x`: in hex), value. */
export function recordedDevices(folder: string): readonly Objects[] {
  return readdirSync(join(folder, 'snmp'))
    .filter((name) => name.endsWith('.snmprec'))
    .map((name) => {
      const lines = readFileSync(join(folder, 'snmp', name), 'utf8').split('\n');
      return Object.fromEntries(lines.filter((line) => line.includes('|')).map(objectOf));
    });
}

const TYPES: Readonly<Record<string, 'integer' | 'gauge' | 'counter32' | 'ticks'>> = {
  '2': 'integer',
  '65': 'counter32',
  '66': 'gauge',
  '67': 'ticks',
};

function objectOf(line: string): readonly [string, SnmpValue] {
  const [oid = '', tag = '', ...rest] = line.split('|');
  const text = rest.join('|');
  const type = TYPES[tag];
  if (type !== undefined) return [oid, { type, number: Number(text) } as SnmpValue];
  if (tag === '6') return [oid, { type: 'oid', text }];
  const bytes = tag.endsWith('x') ? Buffer.from(text, 'hex') : Buffer.from(text);
  return [oid, { type: 'octets', bytes: Uint8Array.from(bytes) }];
}

const ODD_NUMBERS = [-1, 0, 2 ** 31 - 1, -(2 ** 31), 2 ** 32 - 1, 2 ** 53, 7];
const ODD: readonly SnmpValue[] = [
  { type: 'null' },
  { type: 'end' },
  { type: 'absent' },
  { type: 'oid', text: '' },
] as SnmpValue[];

/** A whole round over a device that is out of its mind here and there; it ends within its bounds. Gives how many objects were bent. */
export async function roundOverBent(device: Objects, other: Objects, random: SeededRandom): Promise<number> {
  const names = Object.keys(device);
  const bytesOf = (value: SnmpValue | undefined) => (value?.type === 'octets' ? value.bytes : Uint8Array.of(1, 2, 3));
  const others = Object.values(other);
  const bent: Record<string, SnmpValue> = { ...device };
  const count = Math.min(names.length, random.integer(1, 60));
  for (let times = count; times > 0; times--) {
    const name = names[random.integer(0, names.length - 1)] ?? '';
    const [was, instead] = [device[name], others[random.integer(0, others.length - 1)]];
    const number = ODD_NUMBERS[random.integer(0, ODD_NUMBERS.length - 1)] ?? 0;
    const made: readonly (SnmpValue | undefined)[] = [
      { type: 'octets', bytes: damaged(bytesOf(was), bytesOf(instead), random) },
      { type: 'integer', number } as SnmpValue,
      ODD[random.integer(0, ODD.length - 1)],
      instead,
    ];
    bent[name] = made[random.integer(0, made.length - 1)] ?? { type: 'end' };
  }
  const session = scriptedSession(bent, { version: random.chance(0.3) ? '1' : '2c' });
  const round = await madeRound(session, { requestsMax: 300 });
  mustBe(session.asked.length <= 300, 'more questions than a round may ask');
  if (round.ok) {
    for (const part of round.value.parts) {
      for (const told of Object.values(part.values ?? {})) {
        mustBe(typeof told !== 'number' || Number.isFinite(told), 'a number that is none');
      }
    }
  }
  return count;
}
