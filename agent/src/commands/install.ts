import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vietnamDayOf } from '@mach/knowledge';
import { type InstallOutcome, installText } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { dataFolder, makeFolder } from '../adapters/data-folder.ts';
import { writeJoinWish } from '../adapters/join-wish-file.ts';
import { type ReadKit, readKit, tally } from '../adapters/kit-folder.ts';
import { RESIDENT_FLAGS } from '../adapters/launcher.ts';
import { makePressFile } from '../adapters/press-file.ts';
import { isAdministrator, runElevated } from '../adapters/windows-elevation.ts';
import { accountProxySettings } from '../adapters/windows-proxy-settings.ts';
import { windowsSetup } from '../adapters/windows-setup.ts';
import { type Installed, install } from '../install/install.ts';
import { type InstallPlaces, installPlaces } from '../install/places.ts';
import { readProgramFiles } from '../install/program-files.ts';
import { splitToken } from '../join.ts';
import { proxySettingsIn, saysSomething, type WindowsProxySettings } from '../windows-proxy.ts';
import { openMeasuringPorts } from '../world.ts';
import { AgentCommand, langFlag } from './agent-command.ts';
import { enrolHere } from './enrol.ts';

type GoodKit = Extract<ReadKit, { ok: true }>;

export default class Install extends AgentCommand {
  static override summary =
    'Installs this program on a PC with Windows, from the folder that it lies in: as a service, or for one person.';
  static override description =
    'With a kit it joins too, now or as soon as the collector can be reached. Run again, it goes on where it was broken off, or takes the place of an older version; identity and data stay. In a group policy: mach-agent.cmd install --kit \\\\server\\share\\kit';
  static override flags = {
    kit: Flags.directory({ description: 'folder of an install kit', helpValue: 'DIR' }),
    label: Flags.string({ description: 'what people call this PC, such as "Quầy 2"' }),
    'asset-tag': Flags.string({ description: 'number in the office’s asset register' }),
    proxy: Flags.string({ description: 'settings of the person for whom this runs elevated', hidden: true }),
    'for-user': Flags.boolean({ description: 'for this person alone, without an administrator’s rights' }),
    result: Flags.string({
      description: 'write what came of it into this file, in UTF-16, and print nothing',
      helpValue: 'FILE',
    }),
    lang: langFlag,
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Install);
    if (process.platform !== 'win32') throw new Error('On Linux the agent is installed by its Debian package.');
    // Another account may be the administrator: this one is who sits at the PC.
    const proxy = flags.proxy === undefined ? accountProxySettings() : proxySettingsIn(flags.proxy);
    if (!flags['for-user'] && !isAdministrator()) {
      const given = [...process.argv.slice(1), '--proxy', JSON.stringify(proxy)];
      const elevated = await runElevated(process.execPath, given);
      // The other process has told the person, and left its result.
      if (elevated.outcome === 'ran') return this.exit(elevated.code);
    }
    const isForUser = flags['for-user'] || !isAdministrator();
    const places = installPlaces(process.env, this.config.version, isForUser);
    const kit = flags.kit === undefined ? undefined : readKit(flags.kit);
    const outcome: InstallOutcome =
      kit?.ok === false
        ? { code: 'kit-unreadable', file: kit.file, problem: kit.problem }
        : this.counted(await this.installed(places, kit, proxy, flags), kit, flags);
    const text = installText(outcome, flags.lang);
    if (flags.result === undefined) this.log(text);
    else writeFileSync(flags.result, `\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le');
    // By this way oclif does not wait for a console to take what was printed: a script that hides its window gives none.
    this.exit(outcome.code === 'done' ? 0 : 1);
  }

  private async installed(
    places: InstallPlaces,
    kit: GoodKit | undefined,
    proxy: WindowsProxySettings,
    about: {
      readonly label?: string | undefined;
      readonly 'asset-tag'?: string | undefined;
      readonly proxy?: string | undefined;
    },
  ): Promise<Installed> {
    const from = dirname(process.execPath);
    const list = join(from, 'files.json');
    const files = readProgramFiles(readFileSync(list, 'utf8'));
    if (files === undefined) return { code: 'kit-unreadable', file: list, problem: 'no list of files' };
    const token = kit === undefined ? undefined : splitToken(kit.token);
    if (kit !== undefined && token === undefined)
      return { code: 'kit-unreadable', file: 'ma-cai-dat.txt', problem: 'no join token' };
    const folder = dataFolder({ given: places.data, env: process.env, platform: process.platform });
    makeFolder(folder);
    makePressFile(folder);
    const known = this.identity(folder);
    const wish = {
      collectorUrl: kit?.kit.collectorUrl ?? '',
      token: token?.token ?? '',
      ...(token?.pin === undefined ? {} : { pin: token.pin }),
      ...(kit?.kit.plainHttp === true ? { plainHttp: true } : {}),
      about: {
        ...(about.label === undefined ? {} : { label: about.label }),
        ...(about['asset-tag'] === undefined ? {} : { assetTag: about['asset-tag'] }),
      },
    };
    const ports = openMeasuringPorts({
      ...this.settings(undefined, folder),
      identity: known,
      ...(saysSomething(proxy) && { windowsProxy: proxy }),
    });
    return install(
      {
        places,
        files,
        version: this.config.version,
        flags: RESIDENT_FLAGS,
        ...(known === undefined ? {} : { known }),
        ...(kit === undefined ? {} : { kit: kit.kit }),
        // Settings that a person has no more are gone; a group policy's account never had any.
        ...((about.proxy !== undefined || saysSomething(proxy)) && { proxy }),
        join: () => enrolHere({ folder, ports, version: this.config.version }, wish),
        keepWish: () => writeJoinWish(folder, wish),
      },
      windowsSetup(from, places, (ms) => nodeClock().sleep(ms)),
    );
  }

  /** With the PC in the kit's list. */
  private counted(
    installed: Installed,
    kit: GoodKit | undefined,
    flags: {
      readonly kit?: string | undefined;
      readonly label?: string | undefined;
      readonly 'asset-tag'?: string | undefined;
    },
  ): InstallOutcome {
    if (installed.code !== 'done' || kit === undefined || flags.kit === undefined) return installed;
    const places = installPlaces(process.env, this.config.version, installed.isForUser);
    const folder = dataFolder({ given: places.data, env: process.env, platform: process.platform });
    const id = this.identity(folder)?.device ?? this.proposedId(folder.file('joining.json'));
    if (id === undefined) return installed;
    const count = tally(flags.kit, {
      device: id,
      day: vietnamDayOf(nodeClock().wallMs()),
      ...(installed.deviceNumber === undefined ? {} : { deviceNumber: installed.deviceNumber }),
      ...(flags.label === undefined ? {} : { label: flags.label }),
      ...(flags['asset-tag'] === undefined ? {} : { assetTag: flags['asset-tag'] }),
    });
    return count === undefined ? installed : { ...installed, counted: { count, of: kit.kit.pcs } };
  }

  /** A PC that joins later asks for this id then. */
  private proposedId(file: string): string | undefined {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { device?: string }).device;
    } catch {
      return undefined;
    }
  }
}
