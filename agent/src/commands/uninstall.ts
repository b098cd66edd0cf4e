import { existsSync, writeFileSync } from 'node:fs';
import { uninstallText } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { isAdministrator, runElevated } from '../adapters/windows-elevation.ts';
import { endSession, removeProgram, windowsSetup } from '../adapters/windows-setup.ts';
import { installPlaces } from '../install/places.ts';
import { removal } from '../install/windows-commands.ts';
import { AgentCommand, langFlag } from './agent-command.ts';

export default class Uninstall extends AgentCommand {
  static override summary = 'Removes this program from a PC with Windows; identity and data stay.';
  static override flags = {
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
    const ofMachine = installPlaces(process.env, this.config.version, false);
    const isOfMachine = existsSync(ofMachine.programs);
    if (isOfMachine && !isAdministrator()) {
      const elevated = await runElevated(process.execPath, process.argv.slice(1));
      if (elevated.outcome === 'ran') return this.exit(elevated.code);
      throw new Error('An administrator’s rights are needed: it is installed for everybody on this PC.');
    }
    const places = isOfMachine ? ofMachine : installPlaces(process.env, this.config.version, true);
    const setup = windowsSetup(process.execPath, places, (ms) => nodeClock().sleep(ms));
    for (const command of removal(places)) setup.run(command);
    if (places.isForUser) endSession(places.data);
    removeProgram(places);
    const text = uninstallText({ kept: places.data }, flags.lang);
    if (flags.result === undefined) this.log(text);
    else writeFileSync(flags.result, `\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');
    this.exit(0);
  }
}
