import { expect, it } from 'vitest';
import { windowsProxySettings } from './windows-proxy-settings.ts';

it('is set to nothing where calls can’t be made', () => {
  const ask = windowsProxySettings(() => {
    throw new Error('this processor has no build of the library');
  });
  expect(ask()).toEqual({});
});
