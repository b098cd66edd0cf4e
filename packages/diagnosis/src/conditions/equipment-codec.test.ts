import { expect, it } from 'vitest';
import { device, foundOf } from '../testing/made-equipment.ts';
import { read } from '../testing/made-up.ts';

it.each([
  ['well', { state: 'ok', camera: 'ok', microphone: 'off' }, []],
  ['without a camera', { state: 'failed', camera: 'failed', microphone: 'ok' }, ['camera']],
  ['broken, it does not say where', { state: 'failed' }, ['whole']],
])('a codec that is %s', (_, values, parts) => {
  const found = foundOf(device('codec', read('snmp-codec', values)));
  expect(found.map(({ parameters }) => parameters)).toEqual(parts.map((part) => ({ part })));
});
