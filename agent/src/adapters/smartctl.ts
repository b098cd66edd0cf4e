import { spawn } from 'node:child_process';
import type { RunSmartctl, SmartctlRun } from '../collect-disks.ts';

/** Most output of one run that is kept: a disk with long logs gives some 200 kB. */
const OUTPUT_BYTES_MAX = 4 * 1_048_576;
const ERROR_CHARACTERS_MAX = 300;

/**
 * Runs smartctl as the PATH has it. A run is given up at its deadline whether or not the process dies: a disk that hangs in the
 * kernel keeps it, and not even SIGKILL helps.
 */
export function smartctlProcess(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): RunSmartctl {
  // Debian keeps it in /usr/sbin, which is not on the PATH of an ordinary user.
  const path = platform === 'win32' ? env['PATH'] : `${env['PATH'] ?? ''}:/usr/sbin:/sbin`;
  return (args, deadlineMs) => run(args, deadlineMs, { ...env, PATH: path, LC_ALL: 'C' });
}

function run(args: readonly string[], deadlineMs: number, env: NodeJS.ProcessEnv): Promise<SmartctlRun> {
  return new Promise((resolve) => {
    const child = spawn('smartctl', args, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let errors = '';
    const end = (result: SmartctlRun) => {
      clearTimeout(timer);
      resolve(result);
    };
    const giveUp = (result: SmartctlRun) => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      end(result);
    };
    const timer = setTimeout(() => giveUp({ type: 'timeout' }), deadlineMs);
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > OUTPUT_BYTES_MAX) giveUp({ type: 'too-long' });
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(0, ERROR_CHARACTERS_MAX);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      end({ type: error.code === 'EACCES' ? 'denied' : 'missing' });
    });
    child.on('close', () => end({ type: 'done', stdout: Buffer.concat(chunks).toString('utf8'), stderr: errors }));
  });
}
