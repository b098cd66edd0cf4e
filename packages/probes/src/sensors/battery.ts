import type { BatteryState, Files, Host, PowerState } from '@mach/ports';
import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { fact, gauge, textValue } from '../metrics.ts';
import { lineOf, namesIn, numberOf } from './kernel-files.ts';
import { atMost, nothingToRead, part, unreadPart } from './part.ts';

const FOLDER = '/sys/class/power_supply';
/** Batteries of one machine that are reported. */
const BATTERIES_MAX = 8;

/** What each battery of the machine (and a UPS that the system knows) still holds of what it was made for. */
export const battery = sensor({
  name: 'battery',
  summary: 'What each battery of the machine, or a UPS that it knows, still holds of what it was made for.',
  targetLabel: 'battery',
  needs: ['files', 'host'],
  onWindows:
    'by calls of the battery driver, wear where that counts in mWh; where no driver answers, by GetSystemPowerStatus (tried under Wine): how full all are together, a UPS among them; never run on a real PC',
  options: {},
  metrics: [
    textValue('supply', { help: 'battery or ups' }),
    fact('fullWh', 'none', { help: 'what it holds when full, in watt-hours' }),
    fact('designWh', 'none', { help: 'what it was made to hold, in watt-hours' }),
    fact('healthRatio', 'ratio', {
      help: 'what it holds when full, as a share of what it was made for',
      as: 'mach_device_battery_health_ratio',
    }),
    fact('cycles', 'count', { help: 'full charges so far', as: 'mach_device_battery_cycles' }),
    gauge('chargeRatio', 'ratio', { help: 'how full it is', as: 'mach_device_battery_charge_ratio', reduce: 'last' }),
  ],
  run: async ({ files, host }) => {
    if (host.power !== undefined) return partsOf(host, host.power);
    const parts: PartOutcome[] = [];
    for (const name of await namesIn(files, FOLDER)) {
      const type = await lineOf(files, `${FOLDER}/${name}/type`);
      // A battery of a mouse or a headset is of the scope `Device`.
      if ((await lineOf(files, `${FOLDER}/${name}/scope`)) === 'Device') continue;
      if (type === 'Battery' || type === 'UPS') parts.push(await readBattery(files, name, type));
    }
    return parts.length === 0 ? nothingToRead('this machine shows no battery') : atMost(parts, BATTERIES_MAX);
  },
});

/** By the drivers of the batteries; where these tell of none, or nothing, the system still knows how full all are together. */
async function partsOf(host: Host, askPower: NonNullable<Host['power']>): Promise<readonly PartOutcome[]> {
  const told = await host.batteries?.();
  if (told?.ok === true && told.value.length > 0) return atMost(told.value.map(partOf), BATTERIES_MAX);
  const power = askPower();
  return power.ok ? togetherOf(power.value) : [unreadPart(undefined, power)];
}

const partOf = ({ name, isUps, fullWh, designWh, ...rest }: BatteryState): PartOutcome =>
  part(name, {
    supply: isUps ? 'ups' : 'battery',
    fullWh,
    designWh,
    healthRatio: fullWh === undefined || designWh === undefined ? undefined : fullWh / designWh,
    ...rest,
  });

/** All batteries as one, named after none; whether they are a UPS is not told. */
function togetherOf({ hasBattery, batteryPercent }: PowerState): readonly PartOutcome[] {
  if (hasBattery === false) return nothingToRead('this machine shows no battery');
  if (batteryPercent === undefined) return nothingToRead('the system does not tell how full a battery is');
  return [part('battery', { chargeRatio: batteryPercent / 100 })];
}

/**
 * Documentation/ABI/testing/sysfs-class-power: energies in µWh, or charges in µAh where the battery counts those, which
 * times the voltage that it was made for are energies.
 */
async function readBattery(files: Files, name: string, type: 'Battery' | 'UPS'): Promise<PartOutcome> {
  const of = (file: string) => numberOf(files, `${FOLDER}/${name}/${file}`);
  const microvolts = positive(await of('voltage_min_design'));
  const wattHours = async (what: 'full' | 'full_design') => {
    const energy = positive(await of(`energy_${what}`));
    if (energy !== undefined) return energy / 1e6;
    const charge = positive(await of(`charge_${what}`));
    return charge === undefined || microvolts === undefined ? undefined : (charge / 1e6) * (microvolts / 1e6);
  };
  const [fullWh, designWh, percent] = [await wattHours('full'), await wattHours('full_design'), await of('capacity')];
  const [full, design] = [
    positive(await of('energy_full')) ?? positive(await of('charge_full')),
    positive(await of('energy_full_design')) ?? positive(await of('charge_full_design')),
  ];
  return part(name, {
    supply: type === 'UPS' ? 'ups' : 'battery',
    fullWh,
    designWh,
    healthRatio: full === undefined || design === undefined ? undefined : full / design,
    // Drivers show 0 where the battery does not count.
    cycles: positive(await of('cycle_count')),
    chargeRatio: percent === undefined || percent < 0 || percent > 100 ? undefined : percent / 100,
  });
}

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;
