import { expect, it } from 'vitest';
import { batch, DEVICE, enrolDevice, makeCollector, packed, report } from '../testing/collector-fixture.ts';
import { flagsOf } from './device-flags.ts';

it('shows a wrong clock beside what was decided, for as long as it is wrong', async () => {
  const { collector, token } = await makeCollector();
  await enrolDevice(collector, token);
  await collector.commit([{ type: 'device-flagged', device: DEVICE, flag: 'clone-suspected' }]);
  const flags = () => {
    const device = collector.state().registry.devices.get(DEVICE);
    return device && flagsOf(device, collector.state().communes.get('99001')?.devices.get(DEVICE));
  };
  expect(flags()).toEqual(['clone-suspected']);
  await collector.receive(packed(batch([report(1)], { sentAt: 0 })));
  expect(flags()).toEqual(['clone-suspected', 'clock-wrong']);
  await collector.receive(packed(batch([report(2)], { sentAt: collector.now() })));
  expect(flags()).toEqual(['clone-suspected']);
});
