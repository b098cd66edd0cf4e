import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../requirements.ts';
import { startSaying } from '../../support/programs.ts';
import { closedPort } from './local-server.ts';

export interface Cups extends AsyncDisposable {
  readonly port: number;
}

/** Starts a print server of its own with these queues, as its printers.conf has them; nothing is ever printed. */
export async function startCups(queues: Readonly<Record<string, readonly string[]>>): Promise<Cups> {
  const folder = mkdtempSync(join(tmpdir(), 'mach-cups-'));
  const port = await closedPort();
  const places = { ServerRoot: 'etc', RequestRoot: 'spool', TempDir: 'tmp', CacheDir: 'cache', StateDir: 'state' };
  const files = Object.entries(places).map(([name, place]) => {
    mkdirSync(join(folder, place));
    return `${name} ${join(folder, place)}`;
  });
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, 'etc', name), `${lines.join('\n')}\n`);
    return join(folder, 'etc', name);
  };
  const logs = ['AccessLog', 'ErrorLog', 'PageLog'].map((log) => `${log} stderr`);
  const filesConf = write('cups-files.conf', [
    ...files,
    ...logs,
    `Printcap ${join(folder, 'printcap')}`,
    'FileDevice Yes',
  ]);
  const access = ['<Location />', 'Order allow,deny', 'Allow localhost', '</Location>'];
  const conf = write('cupsd.conf', [`Listen 127.0.0.1:${port}`, 'Browsing No', 'LogLevel info', ...access]);
  const printers = Object.entries(queues).map(([name, lines]) =>
    [`<Printer ${name}>`, 'DeviceURI file:///dev/null', ...lines, '</Printer>'].join('\n'),
  );
  write('printers.conf', printers);

  const given = ['-f', '-c', conf, '-s', filesConf];
  const started = await startSaying(findProgram('cupsd') as string, given, /Resuming new connection processing/);
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      await started.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
