import type { WindowsRegistry } from './windows-registry.ts';

/** Where Windows keeps the drivers of network cards (the class of their setup). */
const DRIVERS = 'SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e972-e325-11ce-bfc1-08002be10318}';

/**
 * The speeds of the standardized keyword *SpeedDuplex, whose numbers are the same for all drivers and languages; above 10 the
 * number is the speed itself (learn.microsoft.com, "Enumeration Keywords", read on 2026-11-26).
 */
const SPEEDS: readonly (number | undefined)[] = [
  undefined,
  ...[10, 10, 100, 100, 1_000, 1_000],
  ...[10_000, 20_000, 40_000, 100_000],
];
const AUTOMATIC = '0';
const DIRECT_FROM_MBPS = 1_000;

export interface SpeedSettings {
  /** The fastest that the driver lets somebody set, which is what the card can do. */
  readonly maxSpeedMbps?: number;
  /** False where somebody fixed a speed. */
  readonly autoNegotiation?: boolean;
}

/** What the driver of the card with this GUID lists as its speeds; nothing where it lists none. */
export function speedSettingsOf(registry: WindowsRegistry, guid: string): SpeedSettings {
  const driver = registry
    .keys(DRIVERS)
    .map((name) => `${DRIVERS}\\${name}`)
    .find((path) => registry.text(path, 'NetCfgInstanceId')?.toUpperCase() === guid.toUpperCase());
  if (driver === undefined) return {};
  const speeds = registry.names(`${driver}\\Ndi\\Params\\*SpeedDuplex\\Enum`).flatMap((name) => speedOf(name) ?? []);
  const chosen = registry.text(driver, '*SpeedDuplex');
  return {
    ...(speeds.length > 0 && { maxSpeedMbps: Math.max(...speeds) }),
    ...(chosen !== undefined && { autoNegotiation: chosen === AUTOMATIC }),
  };
}

function speedOf(name: string): number | undefined {
  if (!/^\d{1,6}$/.test(name)) return undefined;
  const number = Number(name);
  return number >= DIRECT_FROM_MBPS ? number : SPEEDS[number];
}
