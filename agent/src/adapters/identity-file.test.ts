import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DataFolder, dataFolder } from './data-folder.ts';
import {
  askAs,
  proposedIdentity,
  proposeIdentity,
  readIdentity,
  readKnownDevice,
  writeIdentity,
} from './identity-file.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = dataFolder({ given: mkdtempSync(join(tmpdir(), 'mach-identity-')), env: {}, platform: 'linux' });
});
afterEach(() => rmSync(folder.path, { recursive: true }));

const joinedAs = (proposed: ReturnType<typeof proposeIdentity>) => ({
  ...proposed,
  salt: 'x',
  deviceNumber: 7,
  unitCode: '99001',
  unitName: 'Xã Ví Dụ',
  collectorUrl: 'https://mach.example.vn',
});

it('proposes the same identity until it has joined, and stays who it is after', () => {
  const proposed = proposeIdentity(folder);
  expect(proposed.device).toMatch(/^[0-9a-f]{32}$/);
  expect(proposeIdentity(folder)).toEqual(proposed);
  expect(readIdentity(folder)).toBeUndefined();
  writeIdentity(folder, joinedAs(proposed));
  expect(readIdentity(folder)).toEqual(joinedAs(proposed));
  expect(proposeIdentity(folder)).toEqual(proposed);
});

it('asks to be the device of a person’s folder, and takes nothing else out of it; whoever is somebody stays so', () => {
  const other = dataFolder({ given: join(folder.path, 'person'), env: {}, platform: 'linux' });
  mkdirSync(other.path);
  askAs(folder, other);
  expect(proposedIdentity(folder)).toBeUndefined();
  const { device, secret } = proposeIdentity(other);
  writeIdentity(other, joinedAs({ device, secret }));
  askAs(folder, other);
  expect(readIdentity(folder)).toBeUndefined();
  expect(proposeIdentity(folder)).toEqual({ device, secret });
  rmSync(other.path, { recursive: true });
  mkdirSync(other.path);
  proposeIdentity(other);
  askAs(folder, other);
  expect(proposeIdentity(folder)).toEqual({ device, secret });
});

it('keeps secrets from other users', () => {
  writeIdentity(folder, joinedAs(proposeIdentity(folder)));
  for (const name of ['identity.json', 'joining.json'] as const) {
    expect(statSync(folder.file(name)).mode & 0o777).toBe(0o600);
  }
});

it('tells everybody at the PC its number and its collector, and no secret', () => {
  const proposed = proposeIdentity(folder);
  expect(readKnownDevice(folder)).toBeUndefined();
  writeIdentity(folder, joinedAs(proposed));
  expect(readKnownDevice(folder)).toEqual({ deviceNumber: 7, collectorUrl: 'https://mach.example.vn' });
  expect(statSync(folder.file('device.json')).mode & 0o777).toBe(0o644);
  expect(readFileSync(folder.file('device.json'), 'utf8')).not.toContain(proposed.secret);
});

it('says what the system says of a file that can’t be read, and not that it is damaged', () => {
  mkdirSync(folder.file('identity.json'));
  expect(() => readIdentity(folder)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});

it('names the file when it is damaged', () => {
  writeFileSync(folder.file('identity.json'), '{');
  expect(() => readIdentity(folder)).toThrow('identity.json');
  writeFileSync(folder.file('identity.json'), '{"device":"x"}');
  expect(() => readIdentity(folder)).toThrow('device: found "x"');
});
