import { sensor } from '../contract.ts';
import { flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { part } from './part.ts';

const text = (value: string, help: string) =>
  textValue(value, { help, as: 'mach_device_os_info', label: value, family: 'The operating system.' });

/** The operating system, as exactly as its end of support depends on. */
export const os = sensor({
  name: 'os',
  summary: 'The operating system: release, build and edition.',
  needs: ['inventory'],
  onWindows:
    'by systeminformation in the inventory child (PowerShell); under Wine it names no more than the build, never run on a real PC',
  options: {},
  lasting: { values: ['distro', 'release', 'build', 'edition', 'uefi'] },
  metrics: [
    text('platform', 'family of the system: linux or win32'),
    text('distro', 'name of the system or distribution'),
    text('release', 'its release'),
    text('build', 'its build'),
    text('edition', 'its edition, such as Pro or Enterprise LTSC'),
    text('arch', 'processor architecture that it was built for'),
    flagValue('uefi', { help: 'whether it was started by UEFI', as: 'mach_device_os_uefi' }),
  ],
  run: (io, _options, signal) => fromInventory(io.inventory, 'os', signal, (found) => [part(undefined, { ...found })]),
});
