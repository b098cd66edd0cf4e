import { sensor } from '../contract.ts';
import { fact, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { firmwareText } from './firmware-text.ts';
import { part } from './part.ts';

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_processor_info', label, family: 'The processor.' });

/** The processor, by the numbers that tell its age and what Windows 11 thinks of it. */
export const processor = sensor({
  name: 'processor',
  summary: 'The processor: model, family numbers, cores and threads.',
  needs: ['inventory'],
  onWindows:
    'by systeminformation in the inventory child (PowerShell); under Wine it names no more than what PROCESSOR_IDENTIFIER says, never run on a real PC',
  options: {},
  lasting: { values: ['model', 'family', 'modelNumber', 'cores'] },
  metrics: [
    text('model', 'model', 'name of the processor'),
    text('vendor', 'vendor', 'its maker'),
    text('family', 'family', 'its family number (CPUID)'),
    text('modelNumber', 'model_number', 'its model number (CPUID)'),
    text('stepping', 'stepping', 'its stepping (CPUID)'),
    fact('cores', 'count', { help: 'cores', as: 'mach_device_processor_cores' }),
    fact('threads', 'count', { help: 'threads', as: 'mach_device_processor_threads' }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'processor', signal, (found) => [
      part(undefined, {
        model: firmwareText(found.model),
        vendor: firmwareText(found.vendor),
        family: firmwareText(found.family),
        modelNumber: firmwareText(found.modelNumber),
        stepping: firmwareText(found.stepping),
        cores: found.cores > 0 ? found.cores : undefined,
        threads: found.threads > 0 ? found.threads : undefined,
      }),
    ]),
});
