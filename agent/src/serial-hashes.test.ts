import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { serialHashes } from './serial-hashes.ts';

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');
const hashes = (...serials: readonly string[]) => serialHashes(serials, sha256Hex);

it('a serial number is one hash, whatever blanks and letters it is written in', () => {
  expect(hashes('5cg7341xyz ')).toEqual(hashes('5CG7341XYZ'));
  // What `mach-collector assets import` makes of the same number in a register.
  expect(hashes('5CG7341XYZ')).toEqual(['385cf2b2a246f1dc5a8a9de1e5f82e27']);
});

it('equal numbers of case and system are one; fillers are none', () => {
  expect(hashes('5CG7341XYZ', '5CG7341XYZ')).toHaveLength(1);
  expect(hashes('To Be Filled By O.E.M.', 'Default string', '0000000', '123456789', '')).toEqual([]);
});
