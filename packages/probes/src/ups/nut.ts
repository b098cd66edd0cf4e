import type { Failed, LineConversation, Lines, Result } from '@mach/ports';
import { quoted } from '../quoted.ts';
import { type NutVariable, nutVariables } from './nut-values.ts';

export interface NutPlace {
  readonly port: number;
  /** For each conversation: one for the list, one a UPS. */
  readonly timeoutMs: number;
}

/** A UPS by the name that upsd serves it under, and what it tells of it: absent is what its driver does not know. */
export interface NutUps {
  readonly name: string;
  readonly variables: Result<Readonly<Partial<Record<NutVariable, string>>>>;
}

/** UPSes of one upsd that are read. */
export const NUT_UPSES_MAX = 8;
const LOOPBACK = '127.0.0.1';
const FAREWELL = 'LOGOUT';

/**
 * Asks the upsd of Network UPS Tools on this machine for its UPSes (RFC 9271). Nobody signs in, and only the named variables
 * are asked for, never serial numbers. `refused` where none runs.
 */
export async function askNut(lines: Lines, place: NutPlace, signal: AbortSignal): Promise<Result<readonly NutUps[]>> {
  const names = await converse(lines, place, signal, namesOf);
  if (!names.ok) return names;
  const found: NutUps[] = [];
  for (const name of names.value.slice(0, NUT_UPSES_MAX)) {
    found.push({ name, variables: await converse(lines, place, signal, (told) => variablesOf(told, name)) });
  }
  // The rest is counted, not read.
  const unread = { ok: false, failure: 'unsupported', detail: `more than ${NUT_UPSES_MAX} UPSes` } as const;
  return {
    ok: true,
    value: [...found, ...names.value.slice(NUT_UPSES_MAX).map((name) => ({ name, variables: unread }))],
  };
}

async function converse<Told>(
  lines: Lines,
  { port, timeoutMs }: NutPlace,
  signal: AbortSignal,
  ask: (conversation: LineConversation) => Promise<Result<Told>>,
): Promise<Result<Told>> {
  const opened = await lines.open({ host: LOOPBACK, port, tlsFirst: false, timeoutMs }, signal);
  if (!opened.ok) return opened;
  using conversation = opened.value;
  const told = await ask(conversation);
  if (told.ok) await conversation.leave(FAREWELL);
  return told;
}

async function namesOf(conversation: LineConversation): Promise<Result<readonly string[]>> {
  conversation.say('LIST UPS');
  const names: string[] = [];
  let line = await conversation.read();
  if (line.ok && line.value.text !== 'BEGIN LIST UPS') return noNut(line.value.text);
  for (;;) {
    line = await conversation.read();
    if (!line.ok) return line;
    if (line.value.text === 'END LIST UPS') return { ok: true, value: names };
    // What follows the name is a description, which may name people.
    const name = /^UPS ([\w.-]{1,60}) /.exec(line.value.text)?.[1];
    if (name === undefined) return noNut(line.value.text);
    names.push(name);
  }
}

async function variablesOf(
  conversation: LineConversation,
  name: string,
): Promise<Result<Readonly<Partial<Record<NutVariable, string>>>>> {
  const told: Partial<Record<NutVariable, string>> = {};
  for (const variable of nutVariables) {
    conversation.say(`GET VAR ${name} ${variable}`);
    const line = await conversation.read();
    if (!line.ok) return line;
    const value = new RegExp(`^VAR ${name} ${variable} "(.*)"$`).exec(line.value.text)?.[1];
    if (value !== undefined) told[variable] = value.replace(/\\(["\\])/g, '$1');
    else if (line.value.text !== 'ERR VAR-NOT-SUPPORTED') return troubleOf(line.value.text);
  }
  return { ok: true, value: told };
}

function troubleOf(text: string): Failed {
  switch (text) {
    case 'ERR DATA-STALE':
    case 'ERR DRIVER-NOT-CONNECTED':
      return { ok: false, failure: 'unreachable', detail: `the driver of the UPS does not reach it: ${text}` };
    case 'ERR ACCESS-DENIED':
      return { ok: false, failure: 'denied', detail: 'upsd tells this machine nothing: ERR ACCESS-DENIED' };
    default:
      return noNut(text);
  }
}

const noNut = (text: string): Failed => ({
  ok: false,
  failure: 'bad-reply',
  detail: `this is not how upsd answers: ${quoted(text)}`,
});
