import { memoryLog } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { auditRows } from './audit/audit-rows.ts';
import { readConfig } from './config/read.ts';
import { startReloader } from './reload.ts';
import { DEVICE, enrolDevice, makeCollector, SECRET } from './testing/collector-fixture.ts';

const SERVICE = '{ id: a, kind: other, name: A, hosts: [a.example.vn] }';

async function ready(text: string) {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  const metrics = new Map<string, number>();
  const outputs: string[] = [];
  const taken: string[] = [];
  const planning: unknown[] = [];
  const log = memoryLog();
  const read = (changed: string) => readConfig(changed, 'f');
  const first = read(text);
  if (!first.ok) throw new Error('the first configuration is wrong');
  const reloader = await startReloader(first.config, {
    collector,
    log,
    readSecret(file) {
      if (file.includes('missing')) throw new Error(`no ${file}`);
      return `secret of ${file}`;
    },
    prepareAlerts: (alerts) => {
      if (alerts.heartbeat?.urlFile !== undefined) throw new Error('no such secret');
      return async () => void taken.push(alerts.digestAt);
    },
    setPlanning: (given) => void planning.push(given),
    meter: { set: (key, value) => void metrics.set(key, value) },
    async startOutputs({ influx }) {
      if (influx?.url.includes('broken')) throw new Error('no such output');
      outputs.push(`start ${influx?.url ?? 'none'}`);
      return async () => void outputs.push(`stop ${influx?.url ?? 'none'}`);
    },
  });
  const agentConfig = () => {
    const answer = collector.agentConfig(`Bearer ${DEVICE}:${SECRET}`);
    if (!answer.ok) throw new Error(answer.body.error);
    return answer.value;
  };
  const serviceIds = () => [...collector.state().registry.services.keys()];
  return { collector, reloader, read, metrics, outputs, taken, planning, log, agentConfig, serviceIds };
}

it('takes services and cadence up, and agents see it by another ETag', async () => {
  const { reloader, read, agentConfig, serviceIds, metrics } = await ready('');
  const before = agentConfig();
  expect(before).toMatchObject({ sendEveryS: 300, checks: [] });
  await reloader.reload(() => read(`sendEveryS: 60\nservices: [${SERVICE}]`));
  const after = agentConfig();
  expect(after).toMatchObject({ sendEveryS: 60, checks: [{ id: 'a', target: 'https://a.example.vn/' }] });
  expect(after.etag).not.toBe(before.etag);
  expect(serviceIds()).toEqual(['a']);
  expect(metrics.get('configReloadSuccessful')).toBe(1);
});

it('writes into the audit log which keys changed, never what they say', async () => {
  const { reloader, read, collector } = await ready('');
  await reloader.reload(() =>
    read('alerts: { digestAt: "07:30" }\nrateLimits: { refusals: { perMinute: 1, atOnce: 1 } }'),
  );
  await reloader.reload(() =>
    read('alerts: { digestAt: "07:30" }\nrateLimits: { refusals: { perMinute: 1, atOnce: 1 } }'),
  );
  const rows = [...auditRows(await collector.journal.read(1, 1_000))].filter(({ by }) => by === 'configuration');
  const [taken, again, ...more] = rows.filter(({ what }) => what === 'configuration-taken-up');
  expect(taken).toMatchObject({ about: 'rateLimits alerts', detail: 'rateLimits' });
  expect(again).toMatchObject({ about: 'rateLimits', detail: 'rateLimits' });
  expect(more).toEqual([]);
});

it('takes up what plans begin with', async () => {
  const { reloader, read, planning } = await ready('');
  await reloader.reload(() => read('planning: { lastYear: { year: 2025, parts: 300 triệu, assets: 0 } }'));
  expect(planning).toEqual([{ lastYear: { year: 2025, parts: 300_000_000, assets: 0 } }]);
});

type Read = (text: string) => ReturnType<typeof readConfig>;

it.each([
  ['a mistake in it', (read: Read) => read('sendEveryS: 0')],
  [
    'an output that can not be started',
    (read: Read) => read('services: []\noutputs: { influx: { url: "http://broken" } }'),
  ],
  [
    'a file that is gone',
    () => {
      throw new Error('no such file');
    },
  ],
  [
    'a secret that can’t be read',
    (read: Read) => read('equipment: { snmp: [{ id: a, version: "2c", communityFile: /missing }] }'),
  ],
])('changes nothing for %s, and says so', async (_what, given) => {
  const { reloader, read, agentConfig, serviceIds, metrics, outputs } = await ready(`services: [${SERVICE}]`);
  const { etag } = agentConfig();
  await reloader.reload(() => given(read));
  expect(metrics.get('configReloadSuccessful')).toBe(0);
  expect(agentConfig().etag).toBe(etag);
  expect(serviceIds()).toEqual(['a']);
  expect(outputs).toEqual(['start none']);
});

it('takes up other alerts, and none whose secret can’t be read', async () => {
  const { reloader, read, taken, metrics } = await ready('');
  await reloader.reload(() => read('alerts: { digestAt: "07:30" }'));
  expect(taken).toEqual(['07:15', '07:30']);
  await reloader.reload(() => read('alerts: { digestAt: "08:00", heartbeat: { urlFile: /missing } }'));
  expect(taken).toEqual(['07:15', '07:30']);
  expect(metrics.get('configReloadSuccessful')).toBe(0);
});

it('starts another output before it stops the one that ran', async () => {
  const { reloader, read, outputs } = await ready('outputs: { influx: { url: "http://one" } }');
  await reloader.reload(() => read('outputs: { influx: { url: "http://one" } }'));
  await reloader.reload(() => read('outputs: { influx: { url: "http://two" } }'));
  await reloader.stop();
  expect(outputs).toEqual(['start http://one', 'start http://two', 'stop http://one', 'stop http://two']);
});

it('says which keys wait for a restart, at each reload until then', async () => {
  const { reloader, read, log } = await ready('');
  for (let i = 0; i < 2; i++) await reloader.reload(() => read('listen: 127.0.0.1:1\nprovince: "51"'));
  const warnings = log.lines.filter(({ level }) => level === 'warn');
  expect(warnings.map(({ fields }) => fields?.['keys'])).toEqual(['listen, province', 'listen, province']);
});
