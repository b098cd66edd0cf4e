import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TreeFile, textFile } from '../package/tree.ts';
import { guidePage } from './guide-page.ts';

const GUIDE = new URL('../../docs/guides/vi/', import.meta.url).pathname;

/** What a focal point opens first in a kit: the guide with its pictures, as one page. */
export function kitGuide(): TreeFile {
  const pictureOf = (path: string) => readFileSync(join(GUIDE, path), 'utf8').trimEnd();
  return textFile('HuongDan.html', guidePage(readFileSync(join(GUIDE, 'dau-moi.md'), 'utf8'), 'vi', pictureOf));
}
