import { kinds } from '@mach/probes';
import { expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { renderReference } from './reference.ts';

it('docs/metrics.md says what is exposed', async () => {
  const text = renderReference(createCatalogue([...kinds.values()]));
  await expect(text).toMatchFileSnapshot('../../../docs/metrics.md');
});
