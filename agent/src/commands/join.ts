import { readFileSync } from 'node:fs';
import { joinedSentences, joiningLaterSentences } from '@mach/messages';
import { ROLES } from '@mach/wire';
import { Args, Flags } from '@oclif/core';
import { makeFolder } from '../adapters/data-folder.ts';
import { writeJoinWish } from '../adapters/join-wish-file.ts';
import { writeNotJoined } from '../adapters/not-joined-file.ts';
import { collectorPlace, isOpenToListeners, splitToken } from '../join.ts';
import { waitsToJoin } from '../join-later.ts';
import { AgentCommand, configFlag, dataFlag, jsonFlag, langFlag } from './agent-command.ts';
import { enrolHere } from './enrol.ts';

export default class Join extends AgentCommand {
  static override summary = 'Enrol this device with its collector; doing it again changes nothing.';
  static override args = {
    url: Args.string({ required: true, description: 'address of the collector, such as https://mach.example.vn' }),
  };
  static override flags = {
    token: Flags.string({
      description: 'join token; while this runs, other users of this PC can see it in the list of processes',
      helpValue: 'TOKEN',
      exclusive: ['token-file'],
    }),
    'token-file': Flags.string({
      description: 'file with the join token, - for standard input; MACH_TOKEN_FILE too',
      helpValue: 'FILE',
    }),
    role: Flags.option({
      options: ROLES,
      description: 'what this device is used for; server counts once the province confirms it',
    })(),
    site: Flags.string({ description: 'name of the place, when the commune has several' }),
    label: Flags.string({ description: 'what people call this device' }),
    'asset-tag': Flags.string({ description: 'number in the office’s asset register' }),
    pin: Flags.string({
      description: 'SHA-256 of the collector’s public key (SPKI), base64url; the token usually carries it',
      helpValue: 'SHA256',
    }),
    'plain-http': Flags.boolean({
      description:
        'join by plain HTTP a collector that is not on this machine; all that is sent can then be read on the way',
    }),
    later: Flags.boolean({
      description:
        'where the collector can’t be asked now, keep this in the data folder: "run" then joins as soon as it can',
    }),
    config: configFlag,
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Join);
    const collectorUrl = collectorPlace(args.url);
    if (collectorUrl === undefined)
      this.error(`"${args.url}" is no address such as https://mach.example.vn`, { exit: 2 });
    const given = splitToken(tokenText(flags.token, flags['token-file'] ?? process.env['MACH_TOKEN_FILE']));
    if (given === undefined) {
      throw new Error('This is no join token: one is mach_join_ and 43 characters behind it. Was it copied whole?');
    }
    const folder = this.folder(flags.data);
    makeFolder(folder);
    const ports = this.ports(this.settings(flags.config, folder), undefined);
    const before = this.identity(folder);
    const pin = flags.pin ?? given.pin;
    const about = {
      ...(flags.role === undefined ? {} : { role: flags.role }),
      ...(flags.site === undefined ? {} : { site: flags.site }),
      ...(flags.label === undefined ? {} : { label: flags.label }),
      ...(flags['asset-tag'] === undefined ? {} : { assetTag: flags['asset-tag'] }),
    };
    const plainHttp = flags['plain-http'] ? { plainHttp: true } : {};
    const wish = { collectorUrl, token: given.token, about, ...(pin === undefined ? {} : { pin }), ...plainHttp };
    const joined = await enrolHere({ folder, ports, version: this.config.version }, wish);
    if (!joined.ok) {
      if (!flags.later || joined.isRefused || before !== undefined) throw new Error(joined.why);
      writeJoinWish(folder, wish);
      writeNotJoined(folder, waitsToJoin(joined.reason));
      if (flags.json) return this.printJson({ isJoined: false, collectorUrl, why: joined.why });
      for (const line of joiningLaterSentences(collectorUrl, flags.lang)) this.log(line);
      this.logToStderr(joined.why);
      return;
    }
    const { device, deviceNumber, unitCode, unitName } = joined.identity;
    const supersedes = joined.supersedes === undefined ? {} : { supersedes: joined.supersedes };
    if (flags.json) return this.printJson({ device, deviceNumber, unitCode, unitName, collectorUrl, ...supersedes });
    const facts = {
      ...{ deviceNumber, unitCode, unitName, collectorUrl },
      isSame: before?.device === device && before.collectorUrl === collectorUrl,
      isNewId: joined.isNewId,
      ...supersedes,
      asksToBeServer: flags.role === 'server',
      isOpenToListeners: isOpenToListeners(collectorUrl),
    };
    for (const line of joinedSentences(facts, flags.lang)) this.log(line);
  }
}

function tokenText(token: string | undefined, file: string | undefined): string {
  if (token !== undefined) return token;
  if (file === undefined)
    throw new Error('A join token is needed: --token-file FILE, --token TOKEN or MACH_TOKEN_FILE.');
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new Error(`The token file ${file} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
