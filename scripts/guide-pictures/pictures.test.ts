import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GuidePictureName, guidePictureWords } from '../../packages/messages/src/index.ts';
import { GUIDE_PICTURES } from './pictures.ts';
import { PICTURE_WIDTH } from './svg.ts';

const GUIDES = new URL('../../docs/guides/', import.meta.url).pathname;
const NAMES = Object.keys(GUIDE_PICTURES) as GuidePictureName[];
const PAGES = { vi: ['dau-moi.md', 'can-bo.md'], en: ['focal-point.md', 'clerk.md'] } as const;

describe.each(['vi', 'en'] as const)('pictures of the guides (%s)', (language) => {
  it.each(NAMES)('%s is drawn with the words of today', async (name) => {
    await expect(GUIDE_PICTURES[name](language)).toMatchFileSnapshot(`${GUIDES}pictures/${language}/${name}.svg`);
  });

  it('are all shown, each with what it shows in words, and no other lies there', () => {
    const pages = PAGES[language].map((page) => readFileSync(join(GUIDES, language, page), 'utf8')).join('\n');
    const shown = [...pages.matchAll(/!\[(.+?)\]\(\.\.\/pictures\/(\w+)\/(.+?)\.svg\)/g)].map(([, ...parts]) => parts);
    const due = NAMES.map((name) => [guidePictureWords(language).titles[name], language, name]);
    expect(shown.toSorted()).toEqual(due.toSorted());
    expect(readdirSync(join(GUIDES, 'pictures', language)).toSorted()).toEqual(
      NAMES.map((name) => `${name}.svg`).toSorted(),
    );
  });

  it.each(NAMES)('%s prints in black, white and grey, and nothing begins beyond its edges', (name) => {
    const svg = GUIDE_PICTURES[name](language);
    for (const [, colour = ''] of svg.matchAll(/(?:fill|stroke)="(#\w+)"/g))
      expect(colour).toMatch(/^#(\w)\1\1$|^#(\w\w)\2\2$/);
    const height = Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]);
    for (const [, x, y] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)) {
      expect(Number(x)).toBeLessThan(PICTURE_WIDTH);
      expect(Number(y)).toBeLessThan(height);
    }
  });
});
