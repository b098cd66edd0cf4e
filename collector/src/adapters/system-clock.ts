import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const TIMEOUT_MS = 3_000;

/** Whether the system says that its clock is kept by a time server; undefined where it does not say. */
export async function isClockSynchronised(): Promise<boolean | undefined> {
  try {
    const { stdout } = await promisify(execFile)('timedatectl', ['show', '--property=NTPSynchronized', '--value'], {
      timeout: TIMEOUT_MS,
    });
    const said = stdout.trim();
    return said === 'yes' ? true : said === 'no' ? false : undefined;
  } catch {
    return undefined;
  }
}
