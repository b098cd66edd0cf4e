import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vietnamDayOf } from '@mach/knowledge';
import { type InstallOutcome, installText } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { dataFolder, makeFolder } from '../adapters/data-folder.ts';
import { askAs, proposedIdentity } from '../adapters/identity-file.ts';
import { writeJoinWish } from '../adapters/join-wish-file.ts';
import { type ReadKit, readKit, tally } from '../adapters/kit-folder.ts';
import { RESIDENT_FLAGS } from '../adapters/launcher.ts';
import { writeNotJoined } from '../adapters/not-joined-file.ts';
import { endCopies, identifiedCopy, personalCopies } from '../adapters/personal-copies.ts';
import { makePressFile } from '../adapters/press-file.ts';
import { writeResult } from '../adapters/result-file.ts';
import { isAdministrator, runElevated } from '../adapters/windows-elevation.ts';
import { accountProxySettings } from '../adapters/windows-proxy-settings.ts';
import { removeProgram, windowsSetup } from '../adapters/windows-setup.ts';
import { install } from '../install/install.ts';
import { type InstallPlaces, installPlaces } from '../install/places.ts';
import { readProgramFiles } from '../install/program-files.ts';
import { splitToken } from '../join.ts';
import { waitsToJoin } from '../join-later.ts';
import { proxySettingsIn, saysSomething, type WindowsProxySettings } from '../windows-proxy.ts';
import { knownAs, openMeasuringPorts } from '../world.ts';
import { AgentCommand, langFlag } from './agent-command.ts';
import { enrolHere } from './enrol.ts';

type GoodKit = Extract<ReadKit, { ok: true }>;

/** Of the command line. */
interface Given {
  readonly kit?: string | undefined;
  readonly label?: string | undefined;
  readonly 'asset-tag'?: string | undefined;
  readonly proxy?: string | undefined;
  readonly desktop?: string | undefined;
  readonly 'for-user': boolean;
  readonly result?: string | undefined;
}

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
    desktop: Flags.string({ description: 'folder of the person’s desktop', helpValue: 'DIR', hidden: true }),
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
    const outcome = await this.outcome(flags).catch(
      (error: unknown): InstallOutcome => ({
        code: 'failed',
        step: 'mach-agent install',
        why: error instanceof Error ? error.message : String(error),
      }),
    );
    // A process with an administrator's rights has told the person, and left its result.
    if (typeof outcome === 'number') return this.exit(outcome);
    const text = installText(outcome, flags.lang);
    if (flags.result === undefined) this.log(text);
    else writeResult(flags.result, text);
    // By this way oclif does not wait for a console to take what was printed: a script that hides its window gives none.
    this.exit(outcome.code === 'done' ? 0 : 1);
  }

  /** What came of it; the exit code alone where another process has told it. */
  private async outcome(flags: Given): Promise<InstallOutcome | number> {
    // Another account may be the administrator: this one is who sits at the PC.
    const proxy = flags.proxy === undefined ? accountProxySettings() : proxySettingsIn(flags.proxy);
    const scope = { isForUser: flags['for-user'] || !isAdministrator(), desktop: flags.desktop };
    const places = installPlaces(process.env, this.config.version, scope);
    if (!flags['for-user'] && scope.isForUser) {
      const given = [...process.argv.slice(1), '--proxy', JSON.stringify(proxy)];
      const elevated = await runElevated(process.execPath, given);
      if (elevated.outcome === 'ran') {
        // What this person had for himself has been ended and is one with what everybody has: its files go as its person removes them.
        if (elevated.code === 0 && existsSync(places.programs)) removeProgram(places);
        if (flags.result === undefined || existsSync(flags.result)) return elevated.code;
        return { code: 'failed', step: 'mach-agent install (administrator)', why: `exit code ${elevated.code}` };
      }
    }
    const kit = flags.kit === undefined ? undefined : readKit(flags.kit);
    if (kit?.ok === false) return { code: 'kit-unreadable', file: kit.file, problem: kit.problem };
    return this.installed(places, kit, proxy, flags);
  }

  private async installed(
    places: InstallPlaces,
    kit: GoodKit | undefined,
    proxy: WindowsProxySettings,
    about: Given,
  ): Promise<InstallOutcome> {
    const from = dirname(process.execPath);
    const list = join(from, 'files.json');
    const files = readProgramFiles(existsSync(list) ? readFileSync(list, 'utf8') : '');
    if (files === undefined) return { code: 'kit-unreadable', file: list, problem: 'no list of files' };
    const token = kit === undefined ? undefined : splitToken(kit.token);
    if (kit !== undefined && token === undefined)
      return { code: 'kit-unreadable', file: 'ma-cai-dat.txt', problem: 'no join token' };
    const folder = dataFolder({ given: places.data, env: process.env, platform: process.platform });
    makeFolder(folder);
    makePressFile(folder);
    const known = this.identity(folder);
    const copies = places.isForUser ? [] : personalCopies(process.env);
    const personal = known === undefined ? identifiedCopy(copies) : undefined;
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
    const inventoried = await knownAs(ports);
    const installed = await install(
      {
        places,
        files,
        from,
        version: this.config.version,
        flags: RESIDENT_FLAGS,
        wallMs: nodeClock().wallMs(),
        isPinned: wish.pin !== undefined,
        ...(known === undefined ? {} : { known }),
        ...(personal?.joined === undefined ? {} : { personal: personal.joined }),
        ...(kit === undefined ? {} : { kit: kit.kit }),
        // Settings that a person has no more are gone; a group policy's account never had any.
        ...((about.proxy !== undefined || saysSomething(proxy)) && { proxy }),
        join: () => {
          if (personal !== undefined) askAs(folder, personal.data);
          return enrolHere({ folder, ports, version: this.config.version }, wish);
        },
        keepWish: (reason) => {
          writeJoinWish(folder, wish);
          writeNotJoined(folder, waitsToJoin(reason));
        },
      },
      windowsSetup(from, places, {
        sleep: (ms) => nodeClock().sleep(ms),
        endPersonalCopies: () => endCopies(copies),
      }),
    );
    if (installed.code !== 'done' || kit === undefined || about.kit === undefined) return installed;
    const id = proposedIdentity(folder)?.device;
    if (id === undefined) return installed;
    const pc = {
      device: id,
      day: vietnamDayOf(nodeClock().wallMs()),
      ...(installed.deviceNumber === undefined ? {} : { deviceNumber: installed.deviceNumber }),
      ...(about.label === undefined ? {} : { label: about.label }),
      ...(about['asset-tag'] === undefined ? {} : { assetTag: about['asset-tag'] }),
      ...inventoried,
    };
    const count = await tally(about.kit, pc, nodeClock());
    return count === undefined ? installed : { ...installed, counted: { count, of: kit.kit.pcs } };
  }
}
