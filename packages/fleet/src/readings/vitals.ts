import type { Reading } from '@mach/wire';
import { activityAt, MINUTE_MS } from '../calendar.ts';
import { draw, wander } from '../noise.ts';
import { diskHealth } from './disk-health.ts';
import { cardOf, DISK, linkOf } from './inventory.ts';
import { good, type Moment, sinceBoot } from './moment.ts';

const MIB = 1_048_576;
const GIB = 1_073_741_824;

/** How the machine feels. Every counter grows with uptime, use and faults alone, so that it falls only at a boot. */
export function vitalReadings(moment: Moment): Reading[] {
  const memory = memoryOf(moment);
  return [
    cpu(moment, memory.shortness),
    good(moment, 'memory', memory.values),
    filesystem(moment),
    diskIo(moment),
    diskHealth(moment),
    network(moment),
    temperature(moment),
    good(moment, 'gateway', {
      address: moment.site.gatewayAddress,
      interface: cardOf(moment),
      macHash: moment.site.gatewayMacHash,
    }),
  ];
}

function cpu(moment: Moment, shortness: number): Reading {
  const { device, faults, wall, uptimeMs, activeMs } = moment;
  const { threads, year } = device.hardware.model;
  // An old processor is busy for longer with the same work; 2023's fastest serves as 1.
  const heaviness = Math.min(0.9, 0.12 * 1.13 ** (2023 - year));
  const extraMs = faults.weighMs('processor-busy', sinceBoot(moment), ({ busyShare }) => busyShare);
  const totalMs = uptimeMs * threads;
  const waitMs = 0.01 * uptimeMs + 0.05 * activeMs;
  // Bounded by what is left beside waiting, which only grows: a bound that could shrink would let a counter fall.
  const busyMs = Math.min(totalMs - waitMs, threads * (0.015 * uptimeMs + heaviness * activeMs + extraMs));
  const busyNow = faults.at('processor-busy', wall).reduce((sum, { busyShare }) => sum + busyShare, 0);
  const load = threads * (0.05 + heaviness * activityAt(device.key, wall) + busyNow) + shortness;
  return good(moment, 'cpu', {
    busyMs: Math.floor(busyMs),
    waitMs: Math.floor(waitMs),
    totalMs,
    cpus: threads,
    runnable: Math.round(load * 2 * wander(device.key, 'runnable', wall, MINUTE_MS)),
    load1: Math.round(load * 100) / 100,
  });
}

function memoryOf(moment: Moment) {
  const { device, faults, wall, uptimeMs, activeMs } = moment;
  // The firmware and the graphics keep some for themselves.
  const totalBytes = device.hardware.memoryBytes - 160 * MIB;
  const wantedBytes = 1.3 * GIB + activityAt(device.key, wall) * (1.2 + 2.4 * draw(device.key, 'appetite')) * GIB;
  const forced = faults.at('memory-short', wall).map(({ availableBytes }) => availableBytes);
  const availableBytes = Math.min(Math.max(0.04 * totalBytes, totalBytes - wantedBytes), ...forced);
  const swapTotalBytes = 2 * GIB;
  const missingBytes = Math.max(0, wantedBytes - 0.95 * totalBytes);
  const swapFreeBytes = Math.max(0, swapTotalBytes - missingBytes - (forced.length > 0 ? GIB : 0));
  // Faults a second that use costs once memory is full; 0 to about 200.
  const faultsPerS = 40 * Math.max(0, 4 - totalBytes / GIB);
  const forcedFaults = faults.weighMs('memory-short', sinceBoot(moment), () => 0.3);
  return {
    shortness: availableBytes < 0.08 * totalBytes ? 2 : 0,
    values: {
      totalBytes,
      availableBytes: Math.floor(availableBytes),
      swapTotalBytes,
      swapFreeBytes: Math.floor(swapFreeBytes),
      majorFaults: Math.floor(0.002 * uptimeMs + (faultsPerS * activeMs) / 1_000 + forcedFaults),
    },
  };
}

function filesystem(moment: Moment): Reading {
  const { hardware } = moment.device;
  const totalBytes = hardware.disk.bytes - 600 * MIB;
  const forced = moment.faults.at('disk-full', moment.wall).map(({ freeBytes }) => freeBytes);
  const freeBytes = Math.floor(Math.min(totalBytes * (1 - hardware.diskUsedShare), ...forced));
  return good(moment, 'filesystem', { totalBytes, freeBytes }, 'C:');
}

function diskIo(moment: Moment): Reading {
  const { device, faults, uptimeMs, activeMs } = moment;
  const isHdd = device.hardware.disk.kind === 'hdd';
  const readOps = Math.floor(0.002 * uptimeMs + 0.02 * activeMs);
  const writeOps = Math.floor(0.003 * uptimeMs + 0.01 * activeMs);
  // With little memory the disk also serves as memory, all its life: a figure of the moment would let the sum fall again.
  const waitMs = isHdd ? (device.hardware.memoryBytes < 4 * GIB ? 12 : 9) : 0.25;
  const slowMs = faults.weighMs('disk-slow', sinceBoot(moment), ({ waitMs: added }) => added * 0.004);
  const readWaitMs = Math.floor(readOps * waitMs + slowMs);
  const writeWaitMs = Math.floor(writeOps * waitMs * 0.7 + slowMs);
  return good(
    moment,
    'disk-io',
    {
      readBytes: readOps * 24_576,
      writtenBytes: writeOps * 16_384,
      readOps,
      writeOps,
      readWaitMs,
      writeWaitMs,
      busyMs: Math.floor(Math.min(uptimeMs, 0.6 * (readWaitMs + writeWaitMs))),
    },
    DISK,
  );
}

function network(moment: Moment): Reading {
  const { faults, uptimeMs, activeMs } = moment;
  const lost = faults.weighMs('lan-poor', sinceBoot(moment), ({ lossRatio }) => lossRatio * 0.1);
  const flaps = faults.all.filter(
    ({ type, from }) => type === 'lan-poor' && from >= moment.bootWall && from <= moment.wall,
  );
  return good(
    moment,
    'network',
    {
      receivedBytes: Math.floor(0.4 * uptimeMs + 22 * activeMs),
      sentBytes: Math.floor(0.2 * uptimeMs + 4 * activeMs),
      receiveErrors: Math.floor(lost),
      sendErrors: 0,
      receiveDrops: Math.floor(lost / 3),
      sendDrops: 0,
      carrierChanges: 1 + 2 * flaps.length,
      linkUp: hasLink(moment),
      ...linkOf(moment),
    },
    cardOf(moment),
  );
}

/** A switch without power takes the link of those that are plugged into it, a PC's own cable that of one. */
function hasLink({ device, faults, wall }: Moment): boolean {
  const isCut = faults.at('lan-down', wall).some(({ how }) => how === 'switch') || faults.isUnder('pc-cut-off', wall);
  return device.wireless || !isCut;
}

function temperature(moment: Moment): Reading {
  const { device, faults, wall } = moment;
  const forced = faults.at('hot', wall).map(({ celsius }) => celsius);
  const usual = 38 + 14 * activityAt(device.key, wall) + 6 * wander(device.key, 'heat', wall, 20 * MINUTE_MS);
  return good(moment, 'temperature', { celsius: Math.round(Math.max(usual, ...forced) * 10) / 10 }, 'coretemp');
}
