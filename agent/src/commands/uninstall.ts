import { existsSync } from 'node:fs';
import { type UninstallOutcome, uninstallText } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { endCopies, personalCopies } from '../adapters/personal-copies.ts';
import { writeResult } from '../adapters/result-file.ts';
import { isAdministrator, runElevated } from '../adapters/windows-elevation.ts';
import { endSession, removeProgram, windowsSetup } from '../adapters/windows-setup.ts';
import { endPersonal } from '../install/install.ts';
import { type InstallPlaces, installPlaces } from '../install/places.ts';
import { removal } from '../install/windows-commands.ts';
import { AgentCommand, langFlag } from './agent-command.ts';

export default class Uninstall extends AgentCommand {
  static override summary = 'Removes this program from a PC with Windows; identity and data stay.';
  static override flags = {
    desktop: Flags.string({ description: 'folder of the person’s desktop', helpValue: 'DIR', hidden: true }),
    result: Flags.string({
      description: 'write what came of it into this file, in UTF-16, and print nothing',
      helpValue: 'FILE',
    }),
    lang: langFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Uninstall);
    if (process.platform !== 'win32')
      throw new Error('On Linux the agent is removed as a package: apt-get remove mach-agent');
    const outcome = await this.removed(flags).catch(
      (error: unknown): UninstallOutcome => ({
        code: 'failed',
        why: error instanceof Error ? error.message : String(error),
      }),
    );
    // What ran with an administrator's rights has told the person already.
    if (typeof outcome === 'number') return this.exit(outcome);
    const text = uninstallText(outcome, flags.lang);
    if (flags.result === undefined) this.log(text);
    else writeResult(flags.result, text);
    this.exit(outcome.code === 'done' ? 0 : 1);
  }

  private async removed(flags: {
    readonly desktop?: string | undefined;
    readonly result?: string | undefined;
  }): Promise<UninstallOutcome | number> {
    const ofMachine = installPlaces(process.env, this.config.version, { isForUser: false });
    const ofUser = installPlaces(process.env, this.config.version, { isForUser: true, desktop: flags.desktop });
    const isOfMachine = existsSync(ofMachine.programs);
    if (isOfMachine && !isAdministrator()) {
      const elevated = await runElevated(process.execPath, process.argv.slice(1));
      if (elevated.outcome === 'denied') return { code: 'needs-administrator' };
      if (elevated.code === 0 && existsSync(ofUser.programs)) this.remove(ofUser);
      if (flags.result === undefined || existsSync(flags.result)) return elevated.code;
      return { code: 'failed', why: `exit code ${elevated.code}` };
    }
    if (isOfMachine) this.remove(ofMachine);
    if (!isOfMachine || existsSync(ofUser.programs)) this.remove(ofUser);
    return { code: 'done', kept: (isOfMachine ? ofMachine : ofUser).data };
  }

  private remove(places: InstallPlaces): void {
    const setup = windowsSetup(process.execPath, places, {
      sleep: (ms) => nodeClock().sleep(ms),
      endPersonalCopies: () => endCopies(personalCopies(process.env)),
    });
    for (const command of removal(places)) setup.run(command);
    if (places.isForUser) endSession(places.data);
    else endPersonal(setup);
    removeProgram(places);
  }
}
