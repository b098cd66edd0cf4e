import { rmSync } from 'node:fs';
import { type DataFolder, makeFolder } from '../adapters/data-folder.ts';
import { proposeIdentity, readIdentity, secretsOf, writeIdentity } from '../adapters/identity-file.ts';
import { forgetJoinWish } from '../adapters/join-wish-file.ts';
import { forgetNotJoined } from '../adapters/not-joined-file.ts';
import { type Joined, join } from '../join.ts';
import type { JoinWish } from '../join-later.ts';
import { knownAs, type MeasuringPorts, thisMachine } from '../world.ts';

export interface EnrolledOn {
  readonly folder: DataFolder;
  readonly ports: MeasuringPorts;
  readonly version: string;
}

/** Asks a collector to take this very PC in, for the commands that join. Once it has, the data folder holds who the PC is. */
export async function enrolHere({ folder, ports, version }: EnrolledOn, wish: JoinWish): Promise<Joined> {
  makeFolder(folder);
  const joined = await join(
    {
      ...wish,
      proposed: proposeIdentity(folder),
      machine: await thisMachine(ports),
      ...(await knownAs(ports)),
      agentVersion: version,
    },
    ports.http,
    new AbortController().signal,
  );
  if (!joined.ok) return joined;
  const { secret } = joined.identity;
  const before = knownSecrets(folder).filter((each) => each !== secret);
  writeIdentity(folder, {
    ...joined.identity,
    ...(joined.isNewId || before.length === 0 ? {} : { secretsBefore: before }),
  });
  rmSync(folder.file('joining.json'), { force: true });
  forgetJoinWish(folder);
  forgetNotJoined(folder);
  return joined;
}

/** All secrets of a device that had joined before; none, where it had not. */
function knownSecrets(folder: DataFolder): readonly string[] {
  const known = readIdentity(folder);
  if (known === undefined) return [];
  const { secret, next, before } = secretsOf(known);
  return [secret, ...(next === undefined ? [] : [next.secret]), ...before].slice(0, 5);
}
