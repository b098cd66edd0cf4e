import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import {
  batch,
  DEVICE,
  enrolDevice,
  enrolment,
  makeCollector,
  packed,
  reading,
  report,
} from '../../collector/src/testing/collector-fixture.ts';

async function ready() {
  const made = await makeCollector();
  await enrolDevice(made.collector, made.token);
  return made;
}

it('acknowledges what it has on the disk, and acknowledges it again', async () => {
  const { collector } = await ready();
  const first = await collector.receive(packed(batch([report(1), report(2)])));
  expect(first).toMatchObject({ ok: true, value: { acknowledged: [[1, 2]], refused: [] } });
  const again = await collector.receive(packed(batch([report(2), report(3)])));
  expect(again).toMatchObject({ ok: true, value: { acknowledged: [[1, 3]], refused: [] } });
  expect(collector.state().communes.get('99001')?.devices.get(DEVICE)?.reports).toBe(3);
  expect(await collector.journal.readQuarantine(10)).toEqual([]);
});

it('refuses a bad report alone, with the path, and quarantines it', async () => {
  const { collector } = await ready();
  const bad = report(2, { readings: [reading({ busyMs: -1 })] });
  const answer = await collector.receive(packed(batch([report(1), bad, report(3)])));
  expect(answer).toMatchObject({
    ok: true,
    value: {
      acknowledged: [
        [1, 1],
        [3, 3],
      ],
      refused: [{ seq: 2, reason: expect.stringContaining('readings[0].values.busyMs') }],
    },
  });
  expect(await collector.journal.readQuarantine(10)).toHaveLength(1);
});

it('refuses a value that is no finite number', async () => {
  const { collector } = await ready();
  const text = JSON.stringify(batch([report(1)])).replace('"busyMs":1', '"busyMs":1e999');
  expect(await collector.receive(packed(text))).toMatchObject({
    ok: true,
    value: { refused: [{ seq: 1 }], acknowledged: [] },
  });
});

it('acknowledges a number that comes with other content, and quarantines it', async () => {
  const { collector } = await ready();
  await collector.receive(packed(batch([report(1)])));
  const answer = await collector.receive(packed(batch([report(1, { wall: 7 })])));
  expect(answer).toMatchObject({ ok: true, value: { acknowledged: [[1, 1]], refused: [] } });
  const [odd] = await collector.journal.readQuarantine(10);
  expect(odd).toMatchObject({ seq: 1, reason: expect.stringContaining('other content') });
});

it('counts unknown keys and kinds by name and takes the report', async () => {
  const { collector } = await ready();
  const odd = report(1, { mood: 'good', readings: [reading({ x: 1 }, { kind: 'aura' })] });
  expect(await collector.receive(packed(batch([odd])))).toMatchObject({ ok: true, value: { acknowledged: [[1, 1]] } });
  expect(Object.fromEntries(collector.state().unknown)).toEqual({ mood: 1, 'kind aura': 1 });
});

it('accepts a clock that is three days off, places readings by its own, and flags the device', async () => {
  const { collector } = await ready();
  await collector.receive(packed(batch([report(1)], { sentAt: collector.now() - 3 * 86_400_000 })));
  const telemetry = collector.state().communes.get('99001')?.devices.get(DEVICE);
  expect(telemetry).toMatchObject({ clockWrong: true, clockOffsetMs: 3 * 86_400_000 });
  expect(telemetry?.readings.get('cpu\n\n')?.at).toBe(collector.now() - 10);
});

it.each([
  ['an unknown device', packed(batch([report(1)]), 'f'.repeat(32)), 401],
  ['a wrong secret', packed(batch([report(1)]), DEVICE, 'X'.repeat(43)), 401],
  ['no credentials', { body: gzipSync('{}') }, 401],
  ['a batch of another device', packed(batch([report(1)], { device: 'f'.repeat(32) })), 403],
  ['broken JSON', packed('{"v":1,'), 400],
  ['NaN, which is no JSON', packed(JSON.stringify(batch([report(1)])).replace('"busyMs":1', '"busyMs":NaN')), 400],
  ['a body that is no gzip', { ...packed('{}'), body: Buffer.from('plain') }, 400],
  [
    'something behind the gzip stream',
    { ...packed('{}'), body: Buffer.concat([gzipSync('{}'), Buffer.from('more')]) },
    400,
  ],
  ['a decompression bomb', packed(' '.repeat(6_000_000)), 413],
  ['a tower of brackets', packed('['.repeat(2_000_000)), 400],
  ['a body over the limit', { ...packed('{}'), contentEncoding: 'identity', body: Buffer.alloc(1_048_577, 32) }, 413],
  ['another coding', { ...packed('{}'), contentEncoding: 'br' }, 415],
  ['a newer wire version', packed(batch([], { v: 2 })), 426],
  ['an envelope without a device', packed({ v: 1, reports: [] }), 422],
  ['a report without a number', packed(batch([{ readings: [] }])), 422],
  ['null', packed('null'), 422],
])('answers %s with a status and a sentence', async (_what, request, status) => {
  const { collector } = await ready();
  const answer = await collector.receive(request);
  expect(answer).toMatchObject({ ok: false, status, body: { error: expect.stringMatching(/\w+ \w+ \w+/) } });
  if (status === 426) expect(answer).toMatchObject({ body: { accepts: [1] } });
});

it('tells a revoked device to stop', async () => {
  const { collector } = await ready();
  await collector.commit([{ type: 'device-revoked', device: DEVICE, at: 1 }]);
  expect(await collector.receive(packed(batch([report(1)])))).toMatchObject({ ok: false, status: 410 });
});

it('enrols the same id and secret as the same device, and takes one use', async () => {
  const { collector, token } = await makeCollector();
  const first = await enrolDevice(collector, token);
  expect(await enrolDevice(collector, token)).toEqual(first);
  expect(collector.state().registry.tokens.get('t')?.uses).toBe(1);
});

it('makes a known id with another secret a new device, flags both, and knows it again', async () => {
  const { collector, token } = await makeCollector();
  const first = await enrolDevice(collector, token);
  const other = enrolment(token, { secret: 'T'.repeat(43) });
  const second = await collector.enrol(other);
  expect(second).toMatchObject({ ok: true, value: { deviceNumber: 2 } });
  expect(await collector.enrol(other)).toEqual(second);
  const { devices } = collector.state().registry;
  expect([...devices.values()].map((device) => device.flags)).toEqual([
    ['joined-again-without-secret'],
    ['joined-again-without-secret'],
  ]);
  expect(first.device).toBe(DEVICE);
});

it('says what is the matter with a token: wrong, used up, expired, revoked', async () => {
  const { collector, token, time } = await makeCollector();
  const ask = (device: string, given = token) =>
    collector.enrol(enrolment(given, { device: device.repeat(32), secret: device.repeat(43) }));
  expect(await ask('1', 'hello')).toMatchObject({ status: 401 });
  expect(await ask('1', `mach_join_${'x'.repeat(43)}`)).toMatchObject({ status: 401 });
  expect([(await ask('1')).ok, (await ask('2')).ok]).toEqual([true, true]);
  expect(await ask('3')).toMatchObject({ status: 403, body: { error: expect.stringContaining('used up') } });
  await time.runUntil(3_700_000);
  expect(await ask('3')).toMatchObject({ status: 403, body: { error: expect.stringContaining('expired') } });
  await collector.commit([{ type: 'token-revoked', id: 't' }]);
  expect(await ask('3')).toMatchObject({ status: 401 });
  await collector.stop();
});

it('makes a site of the first gateway, puts others behind it there too, and flags a clone', async () => {
  const { collector } = await ready();
  const behind = [reading({ macHash: 'h1', address: '192.168.1.1' }, { kind: 'gateway' })];
  await collector.receive(packed(batch([report(1, { readings: behind })])));
  await collector.exclusive(async () => {});
  const [site] = collector.state().registry.sites.values();
  expect(collector.state().registry.devices.get(DEVICE)?.siteId).toBe(site?.id);
  for (const [i, boot] of ['1', '2', '1'].entries()) {
    await collector.receive(packed(batch([report(2 + i)], { bootId: boot.repeat(32) })));
  }
  await collector.exclusive(async () => {});
  expect(collector.state().registry.devices.get(DEVICE)?.flags).toEqual(['clone-suspected']);
});
