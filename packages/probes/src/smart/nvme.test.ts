import { expect, it } from 'vitest';
import { nvmeValues } from './nvme.ts';

it('gives what the log has, wear beyond the rated life too, and leaves out what is no count', () => {
  const log = {
    critical_warning: 5,
    media_errors: -1,
    percentage_used: 255,
    available_spare: 3,
    unsafe_shutdowns: 'x',
  };
  expect(nvmeValues({ nvme_smart_health_information_log: log })).toEqual({
    ...{ criticalWarning: 5, wearRatio: 2.55, spareRatio: 0.03 },
  });
  expect(nvmeValues({ nvme_smart_health_information_log: null })).toBeUndefined();
});
