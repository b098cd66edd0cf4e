import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeClock } from '@mach/ports/node';
import { diskValues } from '@mach/probes';
import { Flags } from '@oclif/core';
import { collectedFolder } from '../adapters/collected-folder.ts';
import { DMI_REPORT, leaveDmiReport } from '../adapters/dmi-report.ts';
import { smartctlProcess } from '../adapters/smartctl.ts';
import { disksOfSysBlock } from '../adapters/sys-block.ts';
import { writeWhole } from '../adapters/write-whole.ts';
import { collectDisks } from '../collect-disks.ts';
import { AgentCommand, jsonFlag } from './agent-command.ts';

/** Everybody may read it: there are no serial numbers in it. */
const FILE_MODE = 0o644;

export default class CollectRoot extends AgentCommand {
  static override summary =
    'Read what only root may read (disks by smartctl, the firmware’s tables by dmidecode) and leave it for the agent; made for a timer.';
  static override flags = {
    output: Flags.string({
      description: 'file for the disks instead of the usual one; the firmware’s tables go beside it',
      helpValue: 'FILE',
    }),
    json: jsonFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(CollectRoot);
    const file = flags.output ?? join(collectedFolder(process), 'disks.json');
    const round = await collectDisks({
      smartctl: smartctlProcess(process.env, process.platform),
      kernelDisks,
      clock: nodeClock(),
      // Windows has no such number; its scheduled task is told to run as SYSTEM.
      isPrivileged: process.getuid === undefined || process.getuid() === 0,
    });
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeWhole(file, JSON.stringify(round), FILE_MODE);
    const firmware = await leaveFirmware(join(dirname(file), DMI_REPORT));
    if (firmware !== undefined) process.stderr.write(`mach-agent: ${firmware}\n`);
    if (flags.json) return this.printJson(round);
    const told = round.disks.filter(({ output, tried }) => diskValues(output, { tried, isPrivileged: true }).ok).length;
    this.log(`${file}: ${told} of ${round.disks.length} disks told how they are`);
    if (round.trouble !== undefined) process.stderr.write(`mach-agent: ${round.trouble.detail}\n`);
  }
}

/** Why the firmware's tables were not left. Windows lets every program read them. */
function leaveFirmware(file: string): Promise<string | undefined> {
  return process.platform === 'linux' ? leaveDmiReport({ program: 'dmidecode', file }) : Promise.resolve(undefined);
}

/** Card readers without a card have no size. */
function kernelDisks(): readonly string[] {
  if (process.platform !== 'linux') return [];
  return disksOfSysBlock()
    .filter(({ bytes }) => bytes > 0)
    .map(({ device }) => device);
}
