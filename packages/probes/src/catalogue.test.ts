import { expect, it } from 'vitest';
import { renderCatalogue } from './catalogue.ts';
import { probes, sensors } from './registry.ts';

it('is what the declarations say (after a change: npx vitest run --project unit packages/probes -u)', async () => {
  await expect(renderCatalogue(probes, sensors)).toMatchFileSnapshot('../CATALOGUE.md');
});
