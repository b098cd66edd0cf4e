import { sensor } from '../contract.ts';
import { fact, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { nothingToRead, part } from './part.ts';

const count = (value: string, help: string, as: string) => fact(value, 'count', { help, as: `mach_device_${as}` });

/** How many things of a counter's desk are plugged in. Numbers alone: names of printers often name people. */
export const peripherals = sensor({
  name: 'peripherals',
  summary: 'How many printers, smart-card readers, scanners, cameras, sound inputs and outputs there are.',
  needs: ['inventory'],
  onWindows:
    'devices by their setup class, printers by EnumPrinters, active places to record from and to play on by the registry; tried under Wine, never run on a real PC',
  options: {},
  metrics: [
    count('installedPrinters', 'printers that are set up, without those that write files', 'printers_installed'),
    textValue('defaultPrinter', {
      help: 'whether the printer to which prints go by themselves is ready, not-ready (off, paused, out of paper), or none is chosen',
    }),
    fact('printJobs', 'count', { help: 'documents that wait in the queues of all printers' }),
    count('usbPrinters', 'printers that are plugged in by USB', 'usb_printers'),
    count(
      'smartCardReaders',
      'readers of smart cards and signing tokens (USB class 0b, or Windows’ class of them)',
      'smart_card_readers',
    ),
    count('scanners', 'scanners that Windows has set up; on Linux not told', 'scanners'),
    count('cameras', 'cameras (USB class 0e, or Windows’ class of them)', 'cameras'),
    count(
      'soundInputs',
      'sound cards that can record, on Windows places to record from; whether a microphone is plugged in is seldom told',
      'sound_inputs',
    ),
    count(
      'soundOutputs',
      'sound cards that can play, on Windows places to play on; whether a speaker is plugged in is seldom told',
      'sound_outputs',
    ),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'peripherals', signal, (found) =>
      Object.keys(found).length > 0
        ? [part(undefined, { ...found })]
        : nothingToRead('no kind of device can be counted'),
    ),
});
