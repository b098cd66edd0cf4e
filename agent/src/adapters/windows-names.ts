import type { MachineFacts } from '@mach/ports';

type Os = NonNullable<MachineFacts['os']>;
type Processor = NonNullable<MachineFacts['processor']>;

/**
 * Completes what PowerShell has told of the system, which is little where it is blocked or slow: the kernel's own version
 * names the build. Without a caption nothing came of that PowerShell, and its "not by UEFI" is no answer either.
 */
export function completeOs(told: Os, kernelRelease: string): Os {
  if (told.platform !== 'Windows') return told;
  const { uefi, ...rest } = told;
  const build = told.build === '' ? (/^\d+\.\d+\.(\d{4,5})$/.exec(kernelRelease)?.[1] ?? '') : told.build;
  const isAnswered = told.distro !== '' && uefi !== undefined;
  return { ...rest, platform: 'win32', build, ...(isAnswered ? { uefi } : {}) };
}

/**
 * Completes the processor from what every program on Windows is told without asking: PROCESSOR_IDENTIFIER, such as
 * `Intel64 Family 6 Model 158 Stepping 10, GenuineIntel`, and the name that Node takes from the registry.
 */
export function completeProcessor(
  told: Processor,
  identifier: string | undefined,
  name: string | undefined,
): Processor {
  const found = /Family (\d+) Model (\d+) Stepping (\d+), (\S+)/.exec(identifier ?? '');
  if (found === null) return told;
  const [, family = '', modelNumber = '', stepping = '', vendor = ''] = found;
  const or = (first: string, second: string) => (first === '' ? second : first);
  return {
    ...told,
    model: or(told.model, name?.trim() ?? ''),
    vendor: or(told.vendor, vendor),
    // CPUID's numbers, as the identifier has them: the library gives those of WMI, which count otherwise.
    family,
    modelNumber,
    stepping,
  };
}
