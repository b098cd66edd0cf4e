import { choice, integer, type Options, text, type ValuesOf } from '@mach/wire';

/** What a check by SNMP may be told. */
export const options = {
  version: choice({ default: '2c', choices: ['1', '2c', '3'], help: 'version of SNMP' }),
  port: integer({ default: 161, min: 1, max: 65_535, help: 'UDP port' }),
  community: text({ lengthMax: 255, isSecret: true, help: 'of versions 1 and 2c: the word that the device lets read' }),
  user: text({ lengthMax: 32, help: 'of version 3: the user that the device lets read' }),
  authProtocol: choice({ choices: ['md5', 'sha', 'sha256', 'sha512'], help: 'of version 3: how questions are signed' }),
  authPassword: text({ lengthMax: 255, isSecret: true, help: 'of version 3: at least 8 characters' }),
  privProtocol: choice({
    choices: ['des', 'aes', 'aes256', 'aes256c'],
    help: 'of version 3: how questions are encrypted; aes256c as Cisco makes its keys',
  }),
  privPassword: text({ lengthMax: 255, isSecret: true, help: 'of version 3: at least 8 characters' }),
  context: text({ lengthMax: 255, help: 'of version 3: the part of the device that is asked, where it has several' }),
  timeoutMs: integer({
    default: 2_000,
    min: 200,
    max: 10_000,
    unit: 'ms',
    help: 'for the answer to one question, which is asked once more without one',
  }),
  roundMs: integer({ default: 30_000, min: 1_000, max: 90_000, unit: 'ms', help: 'for all questions together' }),
} satisfies Options;

export type SnmpOptions = ValuesOf<typeof options>;
