import type { AssetRecord } from '@mach/wire';
import { expect, it } from 'vitest';
import { type MatchableDevice, matchAssets } from './match-assets.ts';

const record = (id: string, more: Partial<AssetRecord>): AssetRecord => ({ id, unitCode: '00004', place: id, ...more });
const device = (number: number, more: Partial<MatchableDevice> = {}): MatchableDevice => ({
  id: `device ${number}`,
  number,
  unitCode: '00004',
  ...more,
});

it('knows a line by device number, tag or serial, whatever blanks and letters', () => {
  const { ofRecord, differences } = matchAssets(
    [record('a', { deviceNumber: 1 }), record('b', { tag: 'ts 002' }), record('c', { tag: 'TS-9', serialHash: 'h3' })],
    [device(1), device(2, { assetTag: 'TS002' }), device(3, { serialHashes: ['h0', 'h3'] })],
  );
  expect([...ofRecord].map(([id, { number, by }]) => [id, number, by])).toEqual([
    ['a', 1, 'number'],
    ['b', 2, 'tag'],
    ['c', 3, 'serial'],
  ]);
  expect(differences).toEqual({ onlyInRegister: [], onlyFound: [], elsewhere: [], ambiguous: [] });
});

it('zeros that Excel ate are forgiven only where the tag was a number', () => {
  const devices = [device(1, { assetTag: '00123' })];
  expect(matchAssets([record('a', { tag: '123', isTagNumber: true })], devices).ofRecord.get('a')?.by).toBe('zeros');
  expect(matchAssets([record('a', { tag: '123' })], devices).ofRecord.size).toBe(0);
});

it('what is left over is told both ways, and not of communes without a register', () => {
  const { differences } = matchAssets([record('a', { tag: 'gone' })], [device(1), device(2, { unitCode: '00007' })]);
  expect(differences.onlyInRegister.map(({ id }) => id)).toEqual(['a']);
  expect(differences.onlyFound).toEqual([{ device: 'device 1', number: 1, communeCode: '00004' }]);
});

it('a device in another commune is found there; equal tags of two communes are two things', () => {
  const far = matchAssets([record('a', { tag: 'T1' })], [device(5, { unitCode: '00007', assetTag: 'T1' })]);
  expect(far.differences.elsewhere).toMatchObject([{ number: 5, communeCode: '00007' }]);
  const alike = matchAssets(
    [record('a', { tag: 'T1' }), record('b', { tag: 'T1', unitCode: '00007' })],
    [device(5, { unitCode: '00007', assetTag: 'T1' })],
  );
  expect(alike.ofRecord.get('b')?.number).toBe(5);
  expect(alike.differences.onlyInRegister.map(({ id }) => id)).toEqual(['a']);
});

it('what fits twice, or is contradicted, is nobody’s and told', () => {
  const two = matchAssets([record('a', { tag: 'T1' })], [device(1, { assetTag: 'T1' }), device(2, { assetTag: 't1' })]);
  expect(two.differences.ambiguous).toMatchObject([{ numbers: [1, 2] }]);
  const claimed = matchAssets(
    [record('a', { tag: 'T1' }), record('b', { serialHash: 'h' })],
    [device(1, { assetTag: 'T1', serialHashes: ['h'] })],
  );
  expect(claimed.ofDevice.size).toBe(0);
  expect(claimed.differences.ambiguous).toHaveLength(2);
  const contradicted = matchAssets(
    [record('a', { tag: 'T1', serialHash: 'h' })],
    [device(1, { assetTag: 'T1' }), device(2, { serialHashes: ['h'] })],
  );
  expect(contradicted.differences.ambiguous).toMatchObject([{ numbers: [1, 2] }]);
});
