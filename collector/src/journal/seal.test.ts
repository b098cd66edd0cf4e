import { expect, it } from 'vitest';
import { batch, DEVICE, EPOCH, report } from '../testing/collector-fixture.ts';
import type { BatchEntry } from './seal.ts';
import { seal } from './seal.ts';

const entry = (text: string, more: Partial<BatchEntry> = {}): BatchEntry => ({
  position: 7,
  receivedAt: 3_700_000,
  kind: 'batch',
  device: DEVICE,
  epoch: EPOCH,
  fresh: [[1, 1]],
  coding: 'identity',
  body: Buffer.from(text),
  ...more,
});
const text = JSON.stringify(batch([report(1), report(2)]));

it('takes what is fresh in each batch, and says what it holds', () => {
  expect(seal([entry(text)], 3_600_000)).toMatchObject({
    spanStart: 3_600_000,
    device: DEVICE,
    seqs: [[1, 1]],
    positions: [7],
    lastReceivedAt: 3_700_000,
    values: 1,
  });
});

it.each([
  ['a body that is no batch', entry('{}')],
  ['a batch that does not hold what it is said to', entry(text, { fresh: [[3, 3]] })],
  [
    'a key nested deeper than it could be written again',
    entry(text.replace('{', `{"deep":${'['.repeat(9_000)}${']'.repeat(9_000)},`)),
  ],
])('leaves %s as it came', (_, given) => {
  expect(seal([given], 3_600_000)).toBeUndefined();
});

it('seals a negative zero, which JSON can not say', () => {
  expect(seal([entry(text.replace('"busyMs":1', '"busyMs":-0').replace('{', '{"odd":-0,'))], 3_600_000)).toBeDefined();
});
