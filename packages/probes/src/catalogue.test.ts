import { expect, it } from 'vitest';
import { renderCatalogue } from './catalogue.ts';
import { polls, probes, sensors, toldKinds } from './registry.ts';

it('is what the declarations say (after a change: npx vitest run --project unit packages/probes -u)', async () => {
  await expect(renderCatalogue({ probes, sensors, polls, toldKinds })).toMatchFileSnapshot('../CATALOGUE.md');
});
