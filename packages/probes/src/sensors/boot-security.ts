import { sensor } from '../contract.ts';
import { flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { nothingToRead, part } from './part.ts';

/** What Windows 11 asks of the firmware beside UEFI. A chip that is switched off in the firmware is not seen. */
export const bootSecurity = sensor({
  name: 'boot-security',
  summary: 'Trusted platform module (TPM) and Secure Boot.',
  needs: ['inventory'],
  onWindows:
    'the TPM by Tbsi_GetDeviceInfo, Secure Boot by the registry; tried under Wine, which has neither, never run on a real PC',
  options: {},
  lasting: { values: ['tpm', 'secureBoot'] },
  metrics: [
    textValue('tpm', {
      help: 'version of the TPM: 2.0, 1.2, none where the system sees none, or unknown where it sees one of unknown version',
      as: 'mach_device_boot_security_info',
      label: 'tpm',
      family: 'What the firmware has for a trusted start.',
    }),
    flagValue('secureBoot', { help: 'whether Secure Boot is on', as: 'mach_device_secure_boot' }),
    flagValue('secureBootCapable', {
      help: 'whether the firmware has Secure Boot, on or off',
      as: 'mach_device_secure_boot_capable',
    }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'bootSecurity', signal, (found) =>
      Object.keys(found).length > 0
        ? [part(undefined, { ...found })]
        : nothingToRead('neither a TPM nor Secure Boot can be asked for'),
    ),
});
