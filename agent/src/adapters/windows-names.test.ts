import { describe, expect, it } from 'vitest';
import { completeOs, completeProcessor } from './windows-names.ts';

/** What systeminformation 5.33 gave under Wine 8.0, whose PowerShell answers nothing. */
const os = { platform: 'Windows', distro: '', release: '10.0.18362', build: '', edition: '', arch: 'x64', uefi: false };
const processor = { model: '', vendor: '', family: '', modelNumber: '', stepping: '', cores: 2, threads: 2 };

describe('a Windows whose PowerShell says nothing', () => {
  it('is known by the build of its kernel, and how it was started is unknown', () => {
    const { uefi: _, ...known } = os;
    expect(completeOs(os, '10.0.18362')).toEqual({ ...known, platform: 'win32', build: '18362' });
  });

  it('tells its processor by what the environment says', () => {
    const identifier = 'Intel64 Family 6 Model 158 Stepping 10, GenuineIntel';
    const name = 'Intel(R) Core(TM) i3-8100 CPU @ 3.60GHz ';
    expect(completeProcessor(processor, identifier, name)).toEqual({
      model: 'Intel(R) Core(TM) i3-8100 CPU @ 3.60GHz',
      vendor: 'GenuineIntel',
      family: '6',
      modelNumber: '158',
      stepping: '10',
      cores: 2,
      threads: 2,
    });
  });
});

describe('what was told stays', () => {
  it.each([
    ['another system', { ...os, platform: 'linux' }, { ...os, platform: 'linux' }],
    [
      'a caption with how it was started',
      { ...os, distro: 'Microsoft Windows 10 Pro', build: '19045' },
      { ...os, platform: 'win32', distro: 'Microsoft Windows 10 Pro', build: '19045' },
    ],
  ])('%s', (_what, told, kept) => {
    expect(completeOs(told, '10.0.18362')).toEqual(kept);
  });

  it.each([undefined, '', 'ARMv8 (64-bit)'])('a processor that the environment describes as %s', (identifier) => {
    expect(completeProcessor(processor, identifier, 'x')).toEqual(processor);
  });
});
