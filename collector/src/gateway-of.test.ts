import { expect, it } from 'vitest';
import { gatewayOf } from './gateway-of.ts';
import { batch, DEVICE, enrolDevice, makeCollector, packed, reading, report } from './testing/collector-fixture.ts';

async function heard(values: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  const gateway = reading(values, { kind: 'gateway', ...more });
  await collector.receive(packed(batch([report(1, { readings: [gateway] })])));
  const device = collector.state().registry.devices.get(DEVICE);
  return device && gatewayOf(collector.state(), device);
}

it.each([
  ['what the device told', { macHash: 'g1' }, {}, 'g1'],
  ['what a check with a name of its own told', { macHash: 'g2' }, { id: 'own' }, 'g2'],
  ['nothing where it could not be read', {}, { ok: false, failure: 'timeout' }, undefined],
  ['nothing where it is empty', { macHash: '' }, {}, undefined],
])('gives %s', async (_, values, more, expected) => {
  expect(await heard(values, more)).toBe(expected);
});
