import { toldKind } from '../../contract.ts';
import { fact, gauge, textValue } from '../../metrics.ts';

/** HOST-RESOURCES-MIB (RFC 2790), or what a maker has in its place. */
export const snmpProcessor = toldKind({
  name: 'snmp-processor',
  summary: 'How busy a processor of a device is that was asked by SNMP.',
  targetLabel: 'processor',
  metrics: [
    gauge('loadRatio', 'ratio', {
      help: 'share of the last minute, or of what the device takes for it, that the processor was busy',
      as: 'mach_device_equipment_processor_load_ratio',
    }),
  ],
});

export const snmpStorage = toldKind({
  name: 'snmp-storage',
  summary: 'Memory or disk of a device that was asked by SNMP.',
  targetLabel: 'storage',
  metrics: [
    textValue('storage', { help: 'memory, virtual-memory, disk, flash or other' }),
    fact('totalBytes', 'bytes', { help: 'size', as: 'mach_device_equipment_storage_bytes' }),
    gauge('usedBytes', 'bytes', {
      help: 'what is used; of memory on Linux with what it only keeps for speed',
      as: 'mach_device_equipment_storage_used_bytes',
      reduce: 'last',
    }),
    gauge('usedRatio', 'ratio', {
      help: 'share that is used',
      as: 'mach_device_equipment_storage_used_ratio',
      reduce: 'last',
    }),
  ],
});

export const snmpSensor = toldKind({
  name: 'snmp-sensor',
  summary: 'A sensor inside a device that was asked by SNMP.',
  targetLabel: 'sensor',
  metrics: [
    gauge('celsius', 'celsius', {
      help: 'temperature',
      as: 'mach_device_equipment_temperature_celsius',
      reduce: 'max',
    }),
    gauge('volts', 'none', { help: 'voltage', as: 'mach_device_equipment_volts', reduce: 'last' }),
    gauge('rpm', 'none', {
      help: 'turns of a fan a minute',
      as: 'mach_device_equipment_fan_rpm',
      reduce: 'last',
    }),
  ],
});
