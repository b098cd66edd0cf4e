import { sensor } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { firmwareText } from './firmware-text.ts';
import { atMost, nothingToRead, part } from './part.ts';

/** Most memory slots of one machine that are reported; servers have up to 48. */
const SLOTS_MAX = 64;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_memory_module_info', label, family: 'A memory slot and what is in it.' });

/** Each memory slot of the board, with what is in it: what an upgrade can use. */
export const memoryModule = sensor({
  name: 'memory-module',
  summary: 'Each memory slot of the board and the module in it.',
  targetLabel: 'slot',
  needs: ['inventory'],
  onWindows:
    'by the firmware’s tables (GetSystemFirmwareTable); layout as dmidecode reads it, tried under Wine, never run on a real PC',
  options: {},
  lasting: { values: ['sizeBytes', 'type'] },
  metrics: [
    fact('sizeBytes', 'bytes', {
      help: 'size of the module; 0 for an empty slot',
      as: 'mach_device_memory_module_bytes',
    }),
    text('type', 'type', 'type of the module, such as DDR4'),
    text('formFactor', 'form_factor', 'form of the module, such as DIMM or SODIMM'),
    fact('megatransfersPerSecond', 'count', {
      help: 'what the module is made for: 1,600 for DDR3-1600',
      as: 'mach_device_memory_module_megatransfers_per_second',
    }),
    flagValue('soldered', {
      help: 'whether it is fixed to the board, so that it can neither be replaced nor make room',
      as: 'mach_device_memory_module_soldered',
    }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'memorySlots', signal, (slots) => {
      if (slots.length === 0) return nothingToRead('the firmware names no memory slot');
      const parts = slots.map(({ slot, bytes, type, formFactor, soldered, speedMtps }, index) =>
        part(firmwareText(slot) ?? `slot ${index + 1}`, {
          sizeBytes: bytes !== undefined && bytes >= 0 ? bytes : undefined,
          type: firmwareText(type),
          formFactor: firmwareText(formFactor),
          megatransfersPerSecond: speedMtps,
          soldered,
        }),
      );
      return atMost(parts, SLOTS_MAX);
    }),
});
