import type { MetricSpec } from '@mach/wire';
import { flagValue, gauge, textValue } from '../metrics.ts';

/** What a UPS tells, whoever asked it: a PC by its cable, or the PCs of its site by SNMP. What it does not tell is left out. */
export const upsMetrics: readonly MetricSpec[] = [
  textValue('model', {
    help: 'maker’s name of the model',
    as: 'mach_device_ups_info',
    family: 'A UPS.',
    label: 'model',
  }),
  gauge('chargeRatio', 'ratio', {
    help: 'how full its battery is',
    as: 'mach_device_ups_charge_ratio',
    reduce: 'last',
  }),
  gauge('runtimeMs', 'ms', {
    help: 'how long the battery would carry the present load',
    as: 'mach_device_ups_runtime_seconds',
    reduce: 'last',
  }),
  flagValue('onBattery', { help: 'whether the load runs from the battery', as: 'mach_device_ups_on_battery' }),
  gauge('onBatteryMs', 'ms', {
    help: 'how long it has run from the battery; 0 on mains',
    as: 'mach_device_ups_on_battery_seconds',
    reduce: 'last',
  }),
  gauge('loadRatio', 'ratio', {
    help: 'load as a share of what the UPS can carry',
    as: 'mach_device_ups_load_ratio',
  }),
  gauge('inputVolts', 'none', { help: 'voltage of the mains', as: 'mach_device_ups_input_volts' }),
  gauge('batteryVolts', 'none', { help: 'voltage of the battery', as: 'mach_device_ups_battery_volts' }),
  gauge('batteryCelsius', 'celsius', {
    help: 'temperature of the battery',
    as: 'mach_device_ups_battery_celsius',
    reduce: 'max',
  }),
  flagValue('replaceBattery', {
    help: 'whether the UPS asks for a new battery',
    as: 'mach_device_ups_replace_battery',
  }),
  flagValue('overloaded', { help: 'whether the load is too much for it', as: 'mach_device_ups_overloaded' }),
  flagValue('testFailed', {
    help: 'whether the last test of the battery failed',
    as: 'mach_device_ups_test_failed',
  }),
];
