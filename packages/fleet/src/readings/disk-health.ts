import type { Reading, Values } from '@mach/wire';
import { draw, drawInteger } from '../noise.ts';
import { DISK } from './inventory.ts';
import { good, type Moment } from './moment.ts';

/** Hours that an office PC is on in a year, and how often it is switched on. */
const ON_HOURS_A_YEAR = 2_000;
const STARTS_A_YEAR = 260;
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** What the disk says of itself: the same seed makes the same disks sick. On some PCs nobody installed what reads it. */
export function diskHealth(moment: Moment): Reading {
  const { key, hardware } = moment.device;
  if (draw(key, 'smart-read') < 0.08) {
    const detail = 'smartctl is not on the PATH: install smartmontools 7.0 or newer';
    return { kind: 'disk-health', uptimeMs: moment.uptimeMs, ok: false, failure: 'not-found', detail, values: {} };
  }
  const years = Math.max(0, (moment.wall - Date.UTC(hardware.model.year, 6, 1)) / YEAR_MS);
  const isSsd = hardware.disk.kind === 'ssd';
  const values = {
    vendorVerdict: 'passed',
    model: hardware.disk.model,
    protocol: 'ATA',
    medium: hardware.disk.kind,
    askedAs: 'sat',
    smartPassed: true,
    exitStatus: 0,
    powerOnMs: Math.floor(years * ON_HOURS_A_YEAR) * HOUR_MS,
    powerCycles: Math.floor(years * STARTS_A_YEAR),
    celsius: 28 + drawInteger(key, 'disk-celsius', [0, 12]),
    reallocatedSectors: 0,
    reportedUncorrectable: 0,
    interfaceCrcErrors: draw(key, 'disk-cable') < 0.03 ? drawInteger(key, 'crc', [2, 900]) : 0,
    ...(isSsd ? { wearRatio: Math.round(years * (2 + 18 * draw(key, 'disk-wear'))) / 100 } : { pendingSectors: 0 }),
    ...sickness(key, years),
  };
  const isDying = moment.faults.isUnder('disk-slow', moment.wall);
  return good(
    moment,
    'disk-health',
    isDying ? { ...values, reportedUncorrectable: 37, pendingSectors: 24 } : values,
    DISK,
  );
}

/** Old disks fall ill more often; shares are our own guess. */
function sickness(key: number, years: number): Values {
  const chance = draw(key, 'disk-sick');
  const share = Math.min(1, years / 10);
  if (chance < 0.004 * share) {
    return {
      vendorVerdict: 'failed',
      smartPassed: false,
      exitStatus: 24,
      thresholdCrossed: true,
      reallocatedSectors: 2_040,
    };
  }
  if (chance < 0.015 * share) return { pendingSectors: drawInteger(key, 'disk-pending', [1, 40]) };
  if (chance < 0.06 * share) return { reallocatedSectors: drawInteger(key, 'disk-reallocated', [1, 120]) };
  return {};
}
