import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { removeLabFolder, spaceOf } from './lab-folder.ts';
import { endProcesses, processesWithin } from './processes.ts';
import { HOSTS } from './topology.ts';

/** Ends what runs in a lab and removes its namespaces and files, all of them or what is left. Doing it again does nothing. */
export async function takeDown(run: string): Promise<void> {
  const spaces = HOSTS.map((host) => spaceOf(run, host)).filter((space) => existsSync(`/run/netns/${space}`));
  await endProcesses(processesWithin(spaces.map((space) => `/run/netns/${space}`)));
  for (const space of spaces) execFileSync('ip', ['netns', 'delete', space], { stdio: 'pipe' });
  removeLabFolder(run);
}
