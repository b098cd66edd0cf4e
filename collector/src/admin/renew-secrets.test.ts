import { expect, it } from 'vitest';
import { enrolDevice, makeCollector } from '../testing/collector-fixture.ts';
import { renewSecrets } from './renew-secrets.ts';

it('asks one device, those of a commune, or all that have an agent, and says where there is none', async () => {
  const { collector, token } = await makeCollector();
  const { device, deviceNumber } = await enrolDevice(collector, token);
  const ask = (asked: { device?: string; unitCode?: string }) =>
    renewSecrets({ type: 'renew-secrets', ...asked }, collector.state(), 5);
  const wanted = [{ type: 'device-secret-wanted', device, at: 5 }];
  for (const asked of [{ device }, { device: String(deviceNumber) }, { unitCode: '99001' }, {}])
    expect(ask(asked)).toEqual({ changes: wanted, answer: { ok: true, imported: 1 } });
  expect(ask({ device: '77' }).answer).toMatchObject({ ok: false, error: expect.stringContaining('no device 77') });
  expect(ask({ unitCode: '98' }).answer).toMatchObject({ ok: false, error: expect.stringContaining('no unit 98') });
  await collector.commit([{ type: 'device-revoked', device, at: 1 }]);
  expect(ask({}).changes).toEqual([]);
  expect(ask({ device }).answer).toMatchObject({ ok: false });
});
