import { expect, it } from 'vitest';
import { factsWith, read } from '../../testing/made-up.ts';
import { diskCable } from './disk-cable.ts';

it.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [100_000, 1],
])('%d errors on the way to the disk make %d findings about the cable', (interfaceCrcErrors, findings) => {
  const found = diskCable(factsWith(read('disk-health', { vendorVerdict: 'passed', interfaceCrcErrors }, 'sda')));
  expect(found).toHaveLength(findings);
  for (const one of found) expect(one).toMatchObject({ code: 'disk-cable', component: 'cable', level: 'at-risk' });
});
