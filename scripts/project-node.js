import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const KEEP_COMPILED = new URL('keep-compiled.js', import.meta.url).href;

/** The Node that `npm ci` brings, and the oldest that the sources run on (type stripping, node:sqlite, process.execve). */
const NODE_MAJOR = 24;

/**
 * Runs a program's entry point on Node 24: in this process when it is one, else in a child on the platform package's
 * binary, with signals and the exit code passed through. Ends with 1 and a sentence when there is no such binary.
 */
export async function startOnProjectNode(entry) {
  if (Number.parseInt(process.versions.node, 10) >= NODE_MAJOR) {
    await import(KEEP_COMPILED);
    await import(entry.href);
    return;
  }
  const node = projectNode();
  if (node === undefined) {
    process.stderr.write(
      `mach: this is Node ${process.versions.node}, Node ${NODE_MAJOR} is needed, and npm brought none for ` +
        `${process.platform}-${process.arch}. Run "npm ci" without --omit=optional, or start with Node ${NODE_MAJOR}.\n`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, ['--import', KEEP_COMPILED, fileURLToPath(entry), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const caught of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(caught);
    process.kill(process.pid, signal);
  });
}

function projectNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    return createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/${binary}`);
  } catch {
    return undefined;
  }
}
