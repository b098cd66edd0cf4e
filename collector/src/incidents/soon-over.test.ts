import { expect, it } from 'vitest';
import { at, playProvince } from './testing/made-province.ts';

it('goes on to blame the line that was dead, when everybody shuts down soon after it is back', async () => {
  const wrong = {
    line: (site: number, time: number) => site === 0 && time >= at(20) && time < at(24),
    off: (_: number, time: number) => time >= at(26),
  };
  const { incidents } = await playProvince({ sites: 4, pcs: 6, minutes: 40, wrong });
  const causes = incidents.map(({ cause, scope, steps }) => [
    cause,
    scope.kind,
    steps.flatMap((step) => ('view' in step ? step.view.cause : [])),
  ]);
  expect(causes).toEqual([
    [expect.stringMatching(/^(line|router)$/), 'site', expect.not.arrayContaining(['collector'])],
  ]);
});

it.each([2, 3, 6])('names the cause of two minutes of silence of %d PCs', async (pcs) => {
  const line = (site: number, time: number) => site === 0 && time >= at(20) && time < at(22);
  const { incidents } = await playProvince({ sites: 4, pcs, minutes: 40, wrong: { line } });
  expect(incidents.map(({ stage, cause, scope }) => [stage, cause, scope.kind])).toEqual([['final', 'line', 'site']]);
});
