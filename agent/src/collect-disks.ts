import {
  COLLECTED_DISKS_MAX,
  type CollectedDisk,
  type CollectedDisks,
  type DiskTrouble,
  diskValues,
  listAt,
  textAt,
} from '@mach/probes';
import { leanSmartctl } from './lean-smartctl.ts';

export type SmartctlRun =
  | { readonly type: 'done'; readonly stdout: string; readonly stderr: string }
  | { readonly type: 'missing' | 'denied' | 'timeout' | 'too-long' };

/** One run of smartctl; always ends by the deadline. */
export type RunSmartctl = (args: readonly string[], deadlineMs: number) => Promise<SmartctlRun>;

export interface CollectDisksPorts {
  readonly smartctl: RunSmartctl;
  /** Names of the disks that the kernel knows; empty where it can't be asked. */
  readonly kernelDisks: () => readonly string[];
  readonly clock: { wallMs(): number; uptimeMs(): number };
  readonly isPrivileged: boolean;
}

/** A disk that sleeps takes 20 s to answer; after the round's deadline the rest is not asked. */
export const collectLimits = { scanMs: 60_000, diskMs: 60_000, roundMs: 480_000, diskBytesMax: 14_000 } as const;

/**
 * One round over all disks: those that smartctl finds, and those that the kernel knows and smartctl does not. Each ends as an answer
 * or as a trouble of its own; none is left out in silence.
 */
export async function collectDisks(ports: CollectDisksPorts): Promise<CollectedDisks> {
  const startedMs = ports.clock.uptimeMs();
  const round = { v: 1, madeAt: ports.clock.wallMs(), isPrivileged: ports.isPrivileged } as const;
  const kernel = ports.kernelDisks();
  const scan = await scanned(ports.smartctl);
  if ('failure' in scan) return { ...round, trouble: scan, disks: [] };
  const disks: CollectedDisk[] = [];
  for (const asked of withKernelDisks(scan.disks, kernel).slice(0, COLLECTED_DISKS_MAX)) {
    const isLate = ports.clock.uptimeMs() - startedMs > collectLimits.roundMs;
    disks.push(isLate ? { device: asked.device, tried: [], trouble: NOT_ASKED } : await ask(asked, ports));
  }
  return { ...round, disks };
}

interface AskedDisk {
  readonly device: string;
  readonly path: string;
  /** As smartctl's scan told it; it finds out by itself where it is absent. */
  readonly type?: string;
}

const NOT_ASKED: DiskTrouble = { failure: 'timeout', detail: 'not asked: the disks before it took too long' };

/** `--scan-open` opens each disk to know its type; where one hangs, `--scan` still lists them. */
async function scanned(smartctl: RunSmartctl): Promise<{ readonly disks: readonly AskedDisk[] } | DiskTrouble> {
  let run = await smartctl(['--json=c', '--scan-open'], collectLimits.scanMs);
  if (run.type === 'timeout') run = await smartctl(['--json=c', '--scan'], collectLimits.scanMs);
  switch (run.type) {
    case 'missing':
      return { failure: 'not-found', detail: 'smartctl is not on the PATH: install smartmontools 7.0 or newer' };
    case 'denied':
      return { failure: 'denied', detail: 'smartctl may not be run' };
    case 'timeout':
      return { disks: [] };
    case 'too-long':
      return { failure: 'bad-reply', detail: 'the list of smartctl is too long' };
    case 'done': {
      const json = parsed(run.stdout);
      if (typeof json !== 'object' || json === null) return textInstead(smartctl, run.stdout);
      return { disks: listAt(json, 'devices').flatMap(diskOf) };
    }
  }
}

/** Before 7.0 smartctl knows no JSON, calls it an unknown option and prints its help. */
async function textInstead(smartctl: RunSmartctl, said: string): Promise<DiskTrouble> {
  const run = await smartctl(['--version'], collectLimits.scanMs);
  const version = run.type === 'done' ? /^smartctl (\d+)\.(\d+)/.exec(run.stdout) : null;
  if (version !== null && Number(version[1]) < 7) {
    const detail = `smartctl ${version[1]}.${version[2]} is too old: 7.0 or newer is needed`;
    return { failure: 'unsupported', detail };
  }
  return { failure: 'bad-reply', detail: `smartctl gave no JSON but ${shown(said)}` };
}

/** Only what looks like a device becomes an argument. */
const DEVICE_PATH = /^\/dev\/[\w,.:/-]{1,100}$/;
const DEVICE_TYPE = /^[\w,+./-]{1,60}$/;

function diskOf(entry: unknown): readonly AskedDisk[] {
  const path = textAt(entry, 'name');
  if (path === undefined || !DEVICE_PATH.test(path)) return [];
  const type = textAt(entry, 'type');
  const name = path.slice('/dev/'.length);
  if (type === undefined || !DEVICE_TYPE.test(type)) return [{ device: name, path }];
  // Behind a RAID card several disks share one path, and the type has the place of each.
  return [{ device: type.includes(',') ? `${name} ${type}` : name, path, type }];
}

/** NVMe drives are scanned by their controller, `nvme0`; the kernel's disk on it is `nvme0n1`, as everywhere else in readings. */
function withKernelDisks(scan: readonly AskedDisk[], kernel: readonly string[]): readonly AskedDisk[] {
  const named = scan.map((disk) => {
    const onIt = /^nvme\d+$/.test(disk.device) ? kernel.find((name) => name.startsWith(`${disk.device}n`)) : undefined;
    return onIt === undefined ? disk : { ...disk, device: onIt };
  });
  const known = new Set(named.flatMap(({ device, path }) => [device, path.slice('/dev/'.length)]));
  const missed = kernel.filter((name) => !known.has(name));
  const all = [...named, ...missed.map((name) => ({ device: name, path: `/dev/${name}` }))];
  return [...new Map(all.map((disk) => [disk.device, disk])).values()];
}

/** Asks as the scan says; a disk at `/dev/sd…` that tells nothing that way is asked through SAT too, which most USB bridges speak. */
async function ask({ device, path, type }: AskedDisk, ports: CollectDisksPorts): Promise<CollectedDisk> {
  const tried: string[] = [];
  let last: CollectedDisk = { device, tried, trouble: NOT_ASKED };
  const ways = [type, ...(/^\/dev\/sd[a-z]+$/.test(path) && !type?.includes('sat') ? ['sat'] : [])];
  for (const way of ways) {
    tried.push(way ?? 'auto');
    const run = await ports.smartctl(
      ['--json=c', '-x', ...(way === undefined ? [] : ['-d', way]), path],
      collectLimits.diskMs,
    );
    const found = answerOf(run, tried);
    const isRead = 'output' in found && diskValues(found.output, { tried, isPrivileged: ports.isPrivileged }).ok;
    if (isRead || tried.length === 1) last = { device, tried, ...found };
    if (isRead || run.type === 'timeout') break;
  }
  return last;
}

function answerOf(run: SmartctlRun, tried: readonly string[]): Pick<CollectedDisk, 'output' | 'trouble'> {
  const how = `(asked as ${tried.join(', ')})`;
  if (run.type === 'timeout') {
    const detail = `smartctl did not end within ${collectLimits.diskMs / 1_000} s ${how}`;
    return { trouble: { failure: 'timeout', detail } };
  }
  if (run.type !== 'done')
    return { trouble: { failure: 'bad-reply', detail: `smartctl gave no answer: ${run.type} ${how}` } };
  const json = parsed(run.stdout);
  if (typeof json !== 'object' || json === null) {
    return { trouble: { failure: 'bad-reply', detail: `smartctl gave no JSON but ${shown(run.stdout)} ${how}` } };
  }
  const output = leanSmartctl(json);
  if (JSON.stringify(output).length > collectLimits.diskBytesMax) {
    return { trouble: { failure: 'bad-reply', detail: `the answer of smartctl is too long ${how}` } };
  }
  return { output };
}

const shown = (text: string) => JSON.stringify(text.trim().slice(0, 60).toWellFormed());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
