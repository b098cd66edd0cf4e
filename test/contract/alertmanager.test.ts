import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeClock } from '@mach/ports/node';
import { memoryLog } from '@mach/ports/testing';
import type { Incident, IncidentView } from '@mach/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeter } from '../../collector/src/adapters/prom-client.ts';
import { ALERTS_LIMITS } from '../../collector/src/alerts/alert-limits.ts';
import { NOW, smallFleet } from '../../collector/src/exposition/testing/small-fleet.ts';
import { alertsOf, startAlertmanager } from '../../collector/src/outputs/alertmanager.ts';
import { findProgram, requires } from '../requirements.ts';
import { cleanUp, eventually, freePort, start, temporaryFolder } from '../support/programs.ts';

const { skip, reason } = requires('prometheus-alertmanager');

const incident = (number: number, given: Partial<Incident> = {}): Incident => {
  const since = given.since ?? NOW - 600_000;
  const view: IncidentView = {
    ...{ stage: 'final', trouble: 'down', cause: 'line', causes: ['line'], alike: [], confidence: 0.9, vantages: 1 },
    ...{ scope: { kind: 'site', id: 'site-1' }, sites: ['site-1'], communes: ['00001'], evidence: [] },
  };
  return {
    ...{ ...view, number, since, sitesTouched: ['site-1'], communesTouched: ['00001'] },
    steps: [{ at: since, type: 'opened', view }],
    ...given,
  };
};
const fleet = (...incidents: readonly Incident[]) => ({
  ...smallFleet(),
  incidents: new Map(incidents.map((each) => [each.number, each])),
});

interface Shown {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly endsAt: string;
}

describe.skipIf(skip)(`a real Alertmanager ${reason}`, () => {
  let base: string;
  beforeAll(async () => {
    const folder = await temporaryFolder();
    const port = await freePort();
    const file = join(folder, 'alertmanager.yml');
    writeFileSync(file, 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n');
    const given = [`--config.file=${file}`, `--storage.path=${folder}`, `--web.listen-address=127.0.0.1:${port}`];
    start(findProgram('prometheus-alertmanager') ?? '', [...given, '--cluster.listen-address=']);
    base = `http://127.0.0.1:${port}`;
    await eventually('it is ready', async () => (await fetch(`${base}/-/ready`)).ok || undefined);
  });
  afterAll(cleanUp);

  const shown = async (): Promise<readonly Shown[]> =>
    (await fetch(`${base}/api/v2/alerts`)).json() as Promise<Shown[]>;

  it('holds what lasts, follows what it is called, and lets go what is over', async () => {
    // Alertmanager goes by the clock of this machine.
    const clock = nodeClock();
    const shift = clock.wallMs() - NOW;
    const real = (number: number, given: Partial<Incident> = {}) =>
      incident(number, { since: NOW + shift - 600_000, ...given });
    let state = fleet(real(1), real(2, { scope: { kind: 'device', id: 'd' }, cause: 'pc' }));
    const ports = {
      ...{ clock, log: memoryLog(), meter: createMeter(), state: () => state, now: () => clock.wallMs() },
      ...{ judgingSince: 0, url: () => 'https://mach.example.vn/' },
    };
    const mirror = startAlertmanager({ name: 'am', url: base }, ports, { ...ALERTS_LIMITS, refreshMs: 30 });
    const [first] = await eventually('it holds one', async () => ((await shown()).length === 1 ? shown() : undefined));
    expect(first).toMatchObject({
      labels: { alertname: 'MachIncident', incident: '1', cause: 'line', commune_code: '00001', severity: 'critical' },
      annotations: { summary: 'Xã Bình Sơn · Trụ sở' },
    });
    // Refreshed: each time it is believed anew.
    await eventually('it is refreshed', async () => (await shown())[0]?.endsAt !== first?.endsAt || undefined);
    state = fleet(real(1, { cause: 'router', causes: ['router'] }));
    await eventually('it is called otherwise', async () => {
      const all = await shown();
      return (all.length === 1 && all[0]?.labels['cause'] === 'router') || undefined;
    });
    state = fleet(real(1, { cause: 'router', causes: ['router'], endedAt: clock.wallMs() - 1_000 }));
    await eventually('it is over', async () => (await shown()).length === 0 || undefined);
    expect(await mirror.test()).toEqual([{ recipient: 'am', outcome: 'delivered' }]);
    expect(await shown()).toMatchObject([{ labels: { alertname: 'MachTest' } }]);
    await mirror.stop();
    expect(mirror.deliveredAt()).toBeGreaterThan(0);
  });

  it('that is away is told again, and two thousand at once are told in parts', async () => {
    const clock = nodeClock();
    const port = await freePort();
    const log = memoryLog();
    const many = Array.from({ length: 2_000 }, (_, index) => incident(index + 1, { since: clock.wallMs() - 600_000 }));
    const ports = {
      ...{ clock, log, meter: createMeter(), state: () => fleet(...many), now: () => clock.wallMs() },
      ...{ judgingSince: 0, url: () => undefined },
    };
    const limits = { ...ALERTS_LIMITS, refreshMs: 20 };
    const away = startAlertmanager({ name: 'am', url: `http://127.0.0.1:${port}` }, ports, limits);
    await eventually('it is said', () => log.lines.length > 0 || undefined);
    await away.stop();
    expect(away.deliveredAt()).toBeUndefined();
    const there = startAlertmanager({ name: 'am', url: base }, ports, limits);
    await eventually('all are held', async () => (await shown()).length >= 2_000 || undefined);
    await there.stop();
  });
});

it('of what was announced, has just begun, or was over before it stood, nothing is told', () => {
  const state = fleet(
    incident(1, { announced: '12/TB' }),
    incident(2, { since: NOW - 30_000 }),
    incident(3, { endedAt: NOW - 595_000 }),
    incident(4),
  );
  const notice = { id: 'o', document: '12/TB', cause: 'power', communes: [], from: 0 } as const;
  const shown = (to: number) => {
    const registry = { ...state.registry, outages: new Map([['o', { ...notice, to }]]) };
    return [...alertsOf({ ...state, registry }, { now: NOW, url: undefined, limits: ALERTS_LIMITS }).keys()];
  };
  expect(shown(NOW + 60_000)).toEqual([4]);
  // It lasts longer than was said.
  expect(shown(NOW - 3_600_000)).toEqual([1, 4]);
});
