import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DataFolder, dataFolder } from './data-folder.ts';
import { proposedIdentity, readIdentity } from './identity-file.ts';
import { endSession } from './windows-setup.ts';

/** A copy of the agent that a person installed without an administrator's rights, in the folders of the profile. */
export interface PersonalCopy {
  readonly programs: string;
  readonly data: DataFolder;
}

/** Profiles of one PC that are looked at. */
const PROFILES_MAX = 500;

/**
 * The copies of all persons of this PC; those alone that an administrator may look into, for others. Windows keeps the profiles beside the
 * one that is everybody's.
 */
export function personalCopies(env: NodeJS.ProcessEnv): readonly PersonalCopy[] {
  const profiles = dirname(env['PUBLIC'] ?? 'C:\\Users\\Public');
  return namesIn(profiles)
    .slice(0, PROFILES_MAX)
    .map((name) => join(profiles, name, 'AppData', 'Local'))
    .map((local) => ({
      programs: join(local, 'Programs', 'Mach'),
      data: dataFolder({ given: join(local, 'Mach', 'agent'), env: {}, platform: process.platform }),
    }))
    .filter(({ programs }) => namesIn(programs).length > 0);
}

/** The first that says who this PC is. A file that is damaged, or is none of ours, says nothing. */
export function identifiedCopy(copies: readonly PersonalCopy[]) {
  for (const { data } of copies) {
    try {
      if (proposedIdentity(data) !== undefined) return { data, joined: readIdentity(data) };
    } catch {
      // The next one may.
    }
  }
  return undefined;
}

/**
 * Ends their agents, and takes away what the session starts them by. Nothing else is removed: a person could have led a folder of the
 * profile elsewhere, and this process may remove everything everywhere.
 */
export function endCopies(copies: readonly PersonalCopy[]): void {
  for (const { programs, data } of copies) {
    endSession(data.path);
    for (const version of namesIn(programs)) {
      try {
        rmSync(join(programs, version, 'ChayNen.vbs'), { force: true });
      } catch {
        // It stays until its person removes it.
      }
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
