import { rmSync } from 'node:fs';
import { checker, enrolmentRequestShape, flag, object, SECRET_PATTERN, text } from '@mach/wire';
import type { JoinWish } from '../join-later.ts';
import type { DataFolder } from './data-folder.ts';
import { readChecked } from './identity-file.ts';
import { writeWhole } from './write-whole.ts';

const { token } = enrolmentRequestShape.required;
const { role, site, label, assetTag } = enrolmentRequestShape.optional;
const checkWish = checker(
  object(
    { collectorUrl: text({ lengthMax: 2_000 }), token, about: object({}, { role, site, label, assetTag }) },
    { pin: text({ lengthMax: 43, pattern: SECRET_PATTERN }), plainHttp: flag({}) },
  ),
);

/** What this device is to join as soon as it can; undefined where nobody said so. Throws, with the file's name, when the file is damaged. */
export function readJoinWish(folder: DataFolder): JoinWish | undefined {
  return readChecked(folder.file('join-later.json'), checkWish) as JoinWish | undefined;
}

export function writeJoinWish(folder: DataFolder, wish: JoinWish): void {
  writeWhole(folder.file('join-later.json'), `${JSON.stringify(wish)}\n`);
}

export function forgetJoinWish(folder: DataFolder): void {
  rmSync(folder.file('join-later.json'), { force: true });
}
