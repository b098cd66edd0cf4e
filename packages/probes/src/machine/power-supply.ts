/** A battery or UPS of the machine itself. Capacities in the unit that the system counts in, the same for both. */
export interface PowerSupply {
  readonly kind: 'battery' | 'ups';
  /** What it held when it was new, and what it holds now. */
  readonly designCapacity?: number;
  readonly fullCapacity?: number;
  readonly cycles?: number;
}

/**
 * Reads a `uevent` of /sys/class/power_supply (Linux, Documentation/ABI/testing/sysfs-class-power). `type` is the file of that
 * name: older kernels leave it out of the uevent. Nothing for mains, for what only charges, and for the battery of a
 * mouse or a headset; serial numbers are not read.
 */
export function readPowerSupply(uevent: string, type: string): PowerSupply | undefined {
  const values = new Map(
    uevent
      .split('\n')
      .map((line) => /^POWER_SUPPLY_([A-Z_]+)=(.*)$/.exec(line))
      .map((match) => [match?.[1] ?? '', match?.[2]?.trim() ?? '']),
  );
  const kind = KINDS[type.trim()];
  if (kind === undefined || values.get('SCOPE') === 'Device' || values.get('PRESENT') === '0') return undefined;
  const amount = (name: string) => {
    const value = Number(values.get(name) ?? Number.NaN);
    return value > 0 ? value : undefined;
  };
  // Some batteries count energy (µWh), others charge (µAh); never one against the other.
  const unit = amount('ENERGY_FULL_DESIGN') === undefined ? 'CHARGE' : 'ENERGY';
  const designCapacity = amount(`${unit}_FULL_DESIGN`);
  const fullCapacity = amount(`${unit}_FULL`);
  const cycles = amount('CYCLE_COUNT');
  return {
    kind,
    ...(designCapacity === undefined ? {} : { designCapacity }),
    ...(fullCapacity === undefined ? {} : { fullCapacity }),
    // 0 is what firmware says that does not count.
    ...(cycles === undefined ? {} : { cycles }),
  };
}

const KINDS: Readonly<Record<string, PowerSupply['kind']>> = { Battery: 'battery', UPS: 'ups' };
