import type { Result, UpsState } from '@mach/ports';
import { type LinesScript, scriptedFiles, scriptedLines } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { ups } from './ups.ts';

const noNut = { ok: false, failure: 'refused', detail: 'nobody listens' } as const;

function run(
  nut: Result<LinesScript>,
  files: Readonly<Record<string, string>> = {},
  upses?: () => Result<readonly UpsState[]>,
) {
  const lines = scriptedLines(nut);
  const ports = {
    lines,
    files: scriptedFiles({ files }),
    host: upses === undefined ? {} : { upses: async () => upses() },
  };
  const parts = ups.run(ports, { nutPort: 3_493, timeoutMs: 1_000 }, new AbortController().signal);
  return parts.then((found) => ({ found, lines }));
}

/** An upsd, as RFC 9271 has it, that serves these variables of these UPSes and has no more. */
const upsd = (upses: Readonly<Record<string, Readonly<Record<string, string>> | string>>): Result<LinesScript> => ({
  ok: true,
  value: {
    greeting: [],
    answers: (said) => {
      if (said === 'LIST UPS') {
        return [
          'BEGIN LIST UPS',
          ...Object.keys(upses).map((name) => `UPS ${name} "Of the front desk"`),
          'END LIST UPS',
        ];
      }
      const [, name = '', variable = ''] = /^GET VAR (\S+) (\S+)$/.exec(said) ?? [];
      const told = upses[name];
      if (told === undefined) return [];
      if (typeof told === 'string') return [told];
      const value = told[variable];
      return [value === undefined ? 'ERR VAR-NOT-SUPPORTED' : `VAR ${name} ${variable} "${value}"`];
    },
  },
});

it('says of a PC without a UPS that none was seen, and fails nothing', async () => {
  const { found, lines } = await run(noNut);
  expect(found).toEqual([{ ok: true, values: { present: false } }]);
  expect(lines.asked).toEqual([{ host: '127.0.0.1', port: 3_493, tlsFirst: false, timeoutMs: 1_000 }]);
});

it('tells each UPS of an upsd, and of one that its driver lost, that it was not reached', async () => {
  const office = { 'ups.status': 'OB DISCHRG', 'ups.model': 'Smart-UPS \\"C\\" 1500', 'battery.charge': '40' };
  const { found, lines } = await run(upsd({ office, lost: 'ERR DATA-STALE' }));
  expect(found).toEqual([
    {
      ok: true,
      target: 'office',
      values: {
        present: true,
        model: 'Smart-UPS "C" 1500',
        chargeRatio: 0.4,
        onBattery: true,
        replaceBattery: false,
        overloaded: false,
      },
    },
    { ok: false, target: 'lost', failure: 'unreachable', detail: expect.stringContaining('DATA-STALE') },
  ]);
  expect(lines.said.filter((said) => /serial|LIST VAR|USERNAME/.test(said))).toEqual([]);
  expect(lines.said.at(-1)).not.toBe('LOGOUT');
});

it('asks of no more UPSes than are reported, and says that there are more', async () => {
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`ups${at}`, { 'ups.status': 'OL' }]));
  const { found, lines } = await run(upsd(many));
  expect(found.filter(({ ok }) => ok)).toHaveLength(8);
  expect(found.at(-1)).toMatchObject({ ok: false, target: '(more)', detail: expect.stringContaining('2 more') });
  expect(lines.said.some((said) => said.includes('ups8'))).toBe(false);
});

it.each([
  ['does not answer', { ok: false, failure: 'timeout', detail: 'no answer' } as const, 'timeout'],
  ['is something else', { ok: true, value: { greeting: ['220 mail.example.vn ESMTP'] } } as const, 'bad-reply'],
  ['tells nothing to this machine', upsd({ office: 'ERR ACCESS-DENIED' }), 'denied'],
])('what listens there and %s is a failure, not an absence', async (_, nut, failure) => {
  expect((await run(nut)).found).toMatchObject([{ ok: false, failure }]);
});

it('reads a UPS that the kernel knows, and no battery', async () => {
  const supply = (name: string, told: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(told).map(([file, text]) => [`/sys/class/power_supply/${name}/${file}`, `${text}\n`]),
    );
  const files = {
    ...supply('BAT0', { type: 'Battery', status: 'Discharging', capacity: '3' }),
    ...supply('ups', {
      ...{ type: 'UPS', status: 'Discharging', capacity: '64', health: 'Dead', model_name: 'E1500' },
      ...{ time_to_empty_now: '900', voltage_now: '24500000', temp: '312' },
    }),
  };
  expect((await run(noNut, files)).found).toEqual([
    {
      ok: true,
      target: 'ups',
      values: {
        ...{ present: true, model: 'E1500', chargeRatio: 0.64, runtimeMs: 900_000, onBattery: true },
        ...{ batteryVolts: 24.5, batteryCelsius: 31.2, replaceBattery: true },
      },
    },
  ]);
});

it('takes those that a call tells, and a UPS that upsd tells too only once', async () => {
  const told = { ok: true, value: [{ name: 'office', onBattery: true, chargeRatio: 0.5 }] } as const;
  expect((await run(noNut, {}, () => told)).found).toEqual([
    { ok: true, target: 'office', values: { present: true, onBattery: true, chargeRatio: 0.5 } },
  ]);
  const { found } = await run(upsd({ office: { 'battery.charge': '49' } }), {}, () => told);
  expect(found).toEqual([{ ok: true, target: 'office', values: { present: true, chargeRatio: 0.49 } }]);
  const denied = { ok: false, failure: 'denied', detail: 'no' } as const;
  expect((await run(noNut, {}, () => denied)).found).toMatchObject([{ ok: false, failure: 'denied' }]);
});
