import { existsSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { type AgentFileConfig, readConfig } from '../config/schema.ts';
import { type DataFolder, isDenied } from './data-folder.ts';

/** A configuration that can't be used: one line a problem, each with file, place, what was found and what would be right. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/**
 * Reads the given file, else `agent.yaml` of the data folder when there is one, else takes the defaults, with MACH_AGENT_…
 * on top. Throws `BadConfiguration` with every problem.
 */
export function loadConfig(
  given: string | undefined,
  folder: DataFolder,
  environment: NodeJS.ProcessEnv,
): AgentFileConfig {
  const file = given ?? folder.file('agent.yaml');
  const isThere = given !== undefined || existsSync(file);
  const read = readConfig(isThere ? textOf(file) : '', environment);
  if (read.ok) return read.config;
  const lines = read.problems.map(({ path, found, expected }) => {
    const place = path === '' ? file : `${file}: ${path}`;
    return `${place}: found ${found}, expected ${expected}`;
  });
  throw new BadConfiguration(lines.join('\n'));
}

/** The same for whoever presses the check: who may not read the file of this PC goes by the defaults. */
export function loadConfigOfAnybody(
  given: string | undefined,
  folder: DataFolder,
  environment: NodeJS.ProcessEnv,
): AgentFileConfig {
  try {
    return loadConfig(given, folder, environment);
  } catch (error) {
    if (given !== undefined || !isDenied((error as Error).cause)) throw error;
    return loadConfig(devNull, folder, environment);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadConfiguration(`${file}: can't be read: ${why}`, { cause: error });
  }
}
