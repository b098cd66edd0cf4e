import { sensor } from '../contract.ts';
import { fact, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { firmwareText } from './firmware-text.ts';
import { atMost, part } from './part.ts';

/** Most disks of one machine that are reported. */
const DISKS_MAX = 50;
/** What is shorter is no number of this one disk. */
const SERIAL_LENGTH_MIN = 5;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_disk_info', label, family: 'A disk.' });

/** Each disk of the machine: loop, RAM and mapped devices lie on others and are left out. */
export const disk = sensor({
  name: 'disk',
  summary: 'Model, size, kind and bus of each disk.',
  targetLabel: 'disk',
  needs: ['inventory', 'hash'],
  onWindows: 'by systeminformation in the inventory child (PowerShell); never run on a real PC',
  options: {},
  lasting: { values: ['model', 'sizeBytes', 'serialHash'], isPassing: ({ bus }) => /^(?:usb|sd)$/i.test(String(bus)) },
  metrics: [
    text('model', 'model', 'name of the model'),
    fact('sizeBytes', 'bytes', { help: 'size of the disk', as: 'mach_device_disk_size_bytes' }),
    text('diskKind', 'kind', 'hdd, ssd or unknown'),
    text('bus', 'bus', 'how it is attached, such as SATA, NVMe or USB'),
    textValue('serialHash', {
      help: 'salted hash of its serial number, by which another disk of the same model is seen to stand in its place',
    }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'disks', signal, (disks) => {
      const own = disks.filter(({ device }) => !/^(\/dev\/)?(loop|ram|zram|dm-|md)\d/.test(device));
      const parts = own.map(({ device, model, bytes, kind, bus, serial }) => {
        const number = serialOf(serial);
        return part(device.replace(/^\/dev\//, ''), {
          model: firmwareText(model),
          sizeBytes: bytes > 0 ? bytes : undefined,
          diskKind: kind,
          bus: firmwareText(bus),
          serialHash: number === undefined ? undefined : io.hash.salted(`disk ${number}`),
        });
      });
      return atMost(parts, DISKS_MAX);
    }),
});

/** Letters and digits alone: systems and drivers pad and punctuate one number differently. */
function serialOf(told: string | undefined): string | undefined {
  const serial = firmwareText(told)
    ?.toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return serial === undefined || serial.length < SERIAL_LENGTH_MIN ? undefined : serial;
}
