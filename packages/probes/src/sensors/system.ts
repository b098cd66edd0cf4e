import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { textValue } from '../metrics.ts';
import { firmwareDate, firmwareText } from './firmware-text.ts';
import { nothingToRead, part, unreadPart } from './part.ts';

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_system_info', label, family: 'The machine as its firmware names it.' });

/** What the machine is, as its maker wrote it into the firmware. What the maker left unfilled is left out. */
export const system = sensor({
  name: 'system',
  summary: 'Maker, model, chassis and firmware of the machine.',
  needs: ['inventory'],
  onWindows:
    'by the firmware’s tables (GetSystemFirmwareTable); layout as dmidecode reads it, tried under Wine, never run on a real PC',
  options: {},
  lasting: { values: ['manufacturer', 'model', 'firmwareVersion'] },
  metrics: [
    text('manufacturer', 'manufacturer', 'maker of the machine, or of its board where it was put together from parts'),
    text('model', 'model', 'model of the machine, or of its board'),
    text('version', 'version', 'version of the model; the readable name on Lenovo machines'),
    text('chassis', 'chassis', 'kind of case, such as Desktop or Notebook'),
    text('firmwareVendor', 'firmware_vendor', 'maker of the firmware'),
    text('firmwareVersion', 'firmware_version', 'version of the firmware'),
    text(
      'firmwareDate',
      'firmware_date',
      'date of the firmware, yyyy-MM-dd; it may be years after the machine was sold',
    ),
  ],
  run: async (io, _options, signal): Promise<readonly PartOutcome[]> => {
    const answer = await io.inventory.read(signal);
    if (!answer.ok) return [unreadPart(undefined, answer)];
    const { system: machine, firmware, unread } = answer.value;
    const found = part(undefined, {
      // A machine put together from parts has no names of its own.
      manufacturer: firmwareText(machine?.manufacturer) ?? firmwareText(machine?.boardManufacturer),
      model: firmwareText(machine?.model) ?? firmwareText(machine?.boardModel),
      version: firmwareText(machine?.version),
      chassis: firmwareText(machine?.chassis),
      firmwareVendor: firmwareText(firmware?.vendor),
      firmwareVersion: firmwareText(firmware?.version),
      firmwareDate: firmwareDate(firmware?.releaseDate),
    });
    if (Object.keys(found.values ?? {}).length > 0) return [found];
    return nothingToRead(unread['system'] ?? unread['firmware'] ?? 'the firmware names neither maker nor model');
  },
});
