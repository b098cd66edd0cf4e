import { sensor } from '../contract.ts';
import { fact, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { firmwareText } from './firmware-text.ts';
import { atMost, part } from './part.ts';

/** Most disks of one machine that are reported. */
const DISKS_MAX = 50;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_disk_info', label, family: 'A disk.' });

/** Each disk of the machine: loop, RAM and mapped devices lie on others and are left out. */
export const disk = sensor({
  name: 'disk',
  summary: 'Model, size, kind and bus of each disk.',
  targetLabel: 'disk',
  needs: ['inventory'],
  onWindows: 'by systeminformation in the inventory child (PowerShell); never run on a real PC',
  options: {},
  lasting: { values: ['model', 'sizeBytes'], isPassing: ({ bus }) => /^(?:usb|sd)$/i.test(String(bus)) },
  metrics: [
    text('model', 'model', 'name of the model'),
    fact('sizeBytes', 'bytes', { help: 'size of the disk', as: 'mach_device_disk_size_bytes' }),
    text('diskKind', 'kind', 'hdd, ssd or unknown'),
    text('bus', 'bus', 'how it is attached, such as SATA, NVMe or USB'),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'disks', signal, (disks) => {
      const own = disks.filter(({ device }) => !/^(\/dev\/)?(loop|ram|zram|dm-|md)\d/.test(device));
      const parts = own.map(({ device, model, bytes, kind, bus }) =>
        part(device.replace(/^\/dev\//, ''), {
          model: firmwareText(model),
          sizeBytes: bytes > 0 ? bytes : undefined,
          diskKind: kind,
          bus: firmwareText(bus),
        }),
      );
      return atMost(parts, DISKS_MAX);
    }),
});
