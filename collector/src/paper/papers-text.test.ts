import { expect, it } from 'vitest';
import { papersText } from './papers-text.ts';

it('docs/papers.md lists what templates may ask for', async () => {
  await expect(papersText()).toMatchFileSnapshot('../../../docs/papers.md');
});
