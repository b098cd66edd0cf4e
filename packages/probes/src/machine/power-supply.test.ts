import { expect, it } from 'vitest';
import { readPowerSupply } from './power-supply.ts';

/** Of a Lenovo and of an older notebook under Linux, as their owners published them; serial numbers replaced. */
const LENOVO = `POWER_SUPPLY_NAME=BAT0
POWER_SUPPLY_STATUS=Charging
POWER_SUPPLY_PRESENT=1
POWER_SUPPLY_TECHNOLOGY=Li-ion
POWER_SUPPLY_CYCLE_COUNT=0
POWER_SUPPLY_VOLTAGE_MIN_DESIGN=14800000
POWER_SUPPLY_VOLTAGE_NOW=15840000
POWER_SUPPLY_POWER_NOW=27656000
POWER_SUPPLY_ENERGY_FULL_DESIGN=60000000
POWER_SUPPLY_ENERGY_FULL=52260000
POWER_SUPPLY_ENERGY_NOW=26660000
POWER_SUPPLY_CAPACITY=51
POWER_SUPPLY_CAPACITY_LEVEL=Normal
POWER_SUPPLY_MODEL_NAME=L14M4P23
POWER_SUPPLY_MANUFACTURER=SMP
POWER_SUPPLY_SERIAL_NUMBER=  1
`;
const BY_CHARGE = `POWER_SUPPLY_NAME=BAT0
POWER_SUPPLY_STATUS=Full
POWER_SUPPLY_PRESENT=1
POWER_SUPPLY_CYCLE_COUNT=41
POWER_SUPPLY_CHARGE_FULL_DESIGN=2200000
POWER_SUPPLY_CHARGE_FULL=2167000
`;

it.each([
  ['energy', LENOVO, { kind: 'battery', designCapacity: 60_000_000, fullCapacity: 52_260_000 }],
  ['charge', BY_CHARGE, { kind: 'battery', designCapacity: 2_200_000, fullCapacity: 2_167_000, cycles: 41 }],
  ['no capacity', 'POWER_SUPPLY_CAPACITY=80\n', { kind: 'battery' }],
  [
    'capacities of two units',
    'POWER_SUPPLY_ENERGY_FULL_DESIGN=5\nPOWER_SUPPLY_CHARGE_FULL=4\n',
    { kind: 'battery', designCapacity: 5 },
  ],
  ['nothing', '', { kind: 'battery' }],
])('a battery that counts %s', (_, uevent, supply) => {
  expect(readPowerSupply(uevent, 'Battery\n')).toEqual(supply);
});

it.each([
  ['mains', 'POWER_SUPPLY_ONLINE=1\n', 'Mains'],
  ['a charger', '', 'USB'],
  ['a mouse', 'POWER_SUPPLY_SCOPE=Device\n', 'Battery'],
  ['an empty bay', 'POWER_SUPPLY_PRESENT=0\n', 'Battery'],
  ['what says nothing', '', ''],
])('%s is no battery of the machine', (_, uevent, type) => {
  expect(readPowerSupply(uevent, type)).toBeUndefined();
});

it('a UPS is told as one', () => {
  expect(readPowerSupply('', 'UPS')).toEqual({ kind: 'ups' });
});
