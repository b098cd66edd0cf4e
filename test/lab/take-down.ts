import { execFileSync } from 'node:child_process';
import { removeLabFolder, spacesOf } from './lab-folder.ts';
import { endProcesses, processesWithin } from './processes.ts';

/** Ends what runs in a lab and removes its namespaces and files, all of them or what is left. Doing it again does nothing. */
export async function takeDown(run: string): Promise<void> {
  const spaces = spacesOf(run);
  await endProcesses(processesWithin(spaces.map((space) => `/run/netns/${space}`)));
  for (const space of spaces) execFileSync('ip', ['netns', 'delete', space], { stdio: 'pipe' });
  removeLabFolder(run);
}
