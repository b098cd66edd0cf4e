import { join } from 'node:path';
import { COLLECTED_FOLDER } from '@mach/probes';

/**
 * Where the one-shot with root's rights leaves what it read: MACH_AGENT_COLLECTED, else the system's place. Not the agent's own
 * data folder: root must not write where an unprivileged user may put links.
 */
export function collectedFolder({ env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>): string {
  const given = env['MACH_AGENT_COLLECTED'];
  if (given !== undefined && given !== '') return given;
  return platform === 'win32' ? join(env['ProgramData'] ?? 'C:\\ProgramData', 'Mach', 'root') : COLLECTED_FOLDER;
}
