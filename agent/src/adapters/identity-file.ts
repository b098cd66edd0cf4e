import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { checker, flag, ID_PATTERN, integer, list, object, SECRET_PATTERN, text } from '@mach/wire';
import type { JoinedIdentity, JoiningIdentity } from '../identity.ts';
import type { KeptSecrets, SecretStore } from '../secrets/secrets.ts';
import type { DataFolder } from './data-folder.ts';
import { writeWhole } from './write-whole.ts';

const joiningShape = object({
  device: text({ lengthMax: 32, pattern: ID_PATTERN }),
  secret: text({ lengthMax: 43, pattern: SECRET_PATTERN }),
});
const joinedShape = object(
  {
    ...joiningShape.required,
    salt: text({ lengthMax: 200 }),
    collectorUrl: text({ lengthMax: 2_000 }),
    deviceNumber: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    unitCode: text({ lengthMax: 20 }),
    unitName: text({ lengthMax: 500 }),
  },
  {
    pin: text({ lengthMax: 43, pattern: SECRET_PATTERN }),
    nextSecret: object({ secret: joiningShape.required.secret, bootId: text({ lengthMax: 32 }), isOffered: flag({}) }),
    secretsBefore: list(joiningShape.required.secret, 10),
  },
);
const knownShape = object({
  deviceNumber: joinedShape.required.deviceNumber,
  collectorUrl: joinedShape.required.collectorUrl,
});
const checkKnown = checker(knownShape);
const EVERYBODY_MAY_READ = 0o644;
const checkJoining = checker(joiningShape);
const checkJoined = checker(joinedShape);

/** The identity of a device that has joined; undefined before. Throws, with the file's name, when the file is damaged. */
export function readIdentity(folder: DataFolder): JoinedIdentity | undefined {
  return readChecked(folder.file('identity.json'), checkJoined) as JoinedIdentity | undefined;
}

export function writeIdentity(folder: DataFolder, identity: JoinedIdentity): void {
  writeWhole(folder.file('identity.json'), `${JSON.stringify(identity, undefined, 2)}\n`);
  const { deviceNumber, collectorUrl } = identity;
  writeWhole(folder.file('device.json'), `${JSON.stringify({ deviceNumber, collectorUrl })}\n`, EVERYBODY_MAY_READ);
}

/** What everybody at this PC may know of it: people who may not read its secret press the check too. */
export function readKnownDevice(folder: DataFolder): Pick<JoinedIdentity, 'deviceNumber' | 'collectorUrl'> | undefined {
  return readChecked(folder.file('device.json'), checkKnown) as ReturnType<typeof readKnownDevice>;
}

/**
 * Who this device asks to be: kept on the disk before the first question, so that an answer lost on the way can be asked
 * for again by the same device. One that has joined before stays who it is.
 */
export function proposeIdentity(folder: DataFolder): JoiningIdentity {
  const proposed = proposedIdentity(folder);
  if (proposed !== undefined) return proposed;
  const made = { device: randomBytes(16).toString('hex'), secret: randomBytes(32).toString('base64url') };
  writeWhole(folder.file('joining.json'), `${JSON.stringify(made)}\n`);
  return made;
}

/** The same as far as it is known; undefined for a device that never asked. */
export function proposedIdentity(folder: DataFolder): JoiningIdentity | undefined {
  const joined = readIdentity(folder);
  if (joined !== undefined) return { device: joined.device, secret: spokenSecret(joined) };
  return readChecked(folder.file('joining.json'), checkJoining) as JoiningIdentity | undefined;
}

/**
 * Has the device of one folder ask to be the one of another: the same PC, installed anew for everybody. Who it is, and nothing else, for
 * the other folder is a person's, who could have written any collector into it. A folder that knows who it is stays so.
 */
export function askAs(folder: DataFolder, other: DataFolder): void {
  const taken = proposedIdentity(folder) === undefined ? proposedIdentity(other) : undefined;
  if (taken !== undefined) writeWhole(folder.file('joining.json'), `${JSON.stringify(taken)}\n`);
}

/** The one that the collector knows, as far as this device can tell. */
function spokenSecret({ secret, nextSecret }: JoinedIdentity): string {
  return nextSecret?.isOffered === true ? nextSecret.secret : secret;
}

export function secretsOf({ secret, nextSecret, secretsBefore = [] }: JoinedIdentity): KeptSecrets {
  return { secret, before: secretsBefore, ...(nextSecret === undefined ? {} : { next: nextSecret }) };
}

/** The secrets in the file of a device that has joined. Without a folder nothing is written: for a command beside the agent. */
export function secretStore(joined: JoinedIdentity, folder?: DataFolder): SecretStore {
  return {
    read: () => secretsOf(joined),
    write: ({ secret, next, before }) => {
      if (folder === undefined) return false;
      const { nextSecret: _next, secretsBefore: _before, ...identity } = joined;
      const rest = before.length === 0 ? {} : { secretsBefore: before };
      const changed = { ...identity, secret, ...(next === undefined ? {} : { nextSecret: next }), ...rest };
      try {
        writeWhole(folder.file('identity.json'), `${JSON.stringify(changed, undefined, 2)}\n`);
        return true;
      } catch {
        // A disk that takes nothing: the old ones stand, and the log says so for the spool.
        return false;
      }
    },
  };
}

/** A JSON file of the data folder, held against its shape; undefined where there is none. Throws what the system says where it can't be read, a sentence when it is damaged. */
export function readChecked(file: string, check: ReturnType<typeof checker>): unknown {
  if (!existsSync(file)) return undefined;
  // Whoever may not read it hears so by the system's own code: such a file is not damaged.
  const written = readFileSync(file, 'utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch (error) {
    throw new Error(`${file} can't be read as JSON. Remove it and join again: the device then gets a new number.`, {
      cause: error,
    });
  }
  const [problem] = check(parsed).problems;
  if (problem === undefined) return parsed;
  throw new Error(`${file}: ${problem.path}: found ${problem.found}, expected ${problem.expected}`);
}
