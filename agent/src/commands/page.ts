import { existsSync, readFileSync } from 'node:fs';
import { checkPageMessages } from '@mach/messages';
import { nodeClock } from '@mach/ports/node';
import { Flags } from '@oclif/core';
import { fileStore } from '../adapters/file-store.ts';
import { readNotJoined } from '../adapters/not-joined-file.ts';
import { openBrowser } from '../adapters/open-browser.ts';
import { type PageServer, servePage } from '../adapters/page-server.ts';
import { pressFile } from '../adapters/press-file.ts';
import { ALIVE, createCheckPage } from '../page/check-page.ts';
import { isKeptAsServer, keptContacts } from '../pressed-checks.ts';
import { silent } from '../read-once.ts';
import { pressStillSlow } from '../still-slow.ts';
import { AgentCommand, configFlag, dataFlag, langFlag } from './agent-command.ts';
import { pressHere } from './press.ts';

/** Not 8987, where the signing service of the Government's certificates listens. */
const PORT = 18_440;
/** Whoever looks at a result is not cut off; a page that was left open does not cost memory for ever. */
const IDLE_MINUTES = 60;
const LOOK_MS = 30_000;
const ALIVE_WITHIN_MS = 2_000;

export default class Page extends AgentCommand {
  static override summary = 'Opens the check-up page of this PC in the browser, for people who are not IT.';
  static override description =
    'The page is at 127.0.0.1 and is answered to this PC alone. It stops by itself an hour after it was last used.';
  static override flags = {
    config: configFlag,
    data: dataFlag,
    lang: langFlag,
    port: Flags.integer({ default: PORT, min: 0, max: 65_535, description: 'port at 127.0.0.1; 0 picks a free one' }),
    open: Flags.boolean({ default: true, allowNo: true, description: 'open the browser' }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Page);
    const folder = this.folder(flags.data);
    const settings = this.settingsOfAnybody(flags.config, folder);
    const answer = createCheckPage({
      deviceNumber: () => this.known(folder)?.deviceNumber,
      waitsToJoin: () => readNotJoined(folder),
      press: (wish, tell) => {
        // Read anew at each press: the PC may have joined meanwhile.
        const identity = this.identity(folder);
        const ports = this.ports(settings, identity);
        return pressHere(
          { folder, settings, known: this.known(folder), ports, version: this.config.version },
          wish,
          tell,
        );
      },
      pressStillSlow: () => pressStillSlow(pressFile(folder), nodeClock().wallMs()),
      contacts: () => keptContacts(fileStore(folder, silent)),
      isServer: () => isKeptAsServer(fileStore(folder, silent)),
      lastSent: () => {
        const file = folder.file('last-sent.json');
        return existsSync(file) ? JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), undefined, 2) : undefined;
      },
    });
    const show = async (port: number) => {
      const url = `http://127.0.0.1:${port}/${flags.lang === 'en' ? '?lang=en' : ''}`;
      this.log(url);
      if (flags.open && !(await openBrowser(url, process.platform))) this.logToStderr(`open ${url} in a browser`);
    };
    let server: PageServer;
    try {
      server = await servePage(flags.port, answer);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (await isAlive(flags.port)) return show(flags.port);
      throw new Error(`port ${flags.port} is used by another program; give a free one by --port, or 0 for any`, {
        cause: error,
      });
    }
    await show(server.port);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      const idle = setInterval(() => {
        if (performance.now() - server.lastAskedMs() < IDLE_MINUTES * 60_000) return;
        clearInterval(idle);
        resolve();
      }, LOOK_MS);
      idle.unref();
    });
    await server[Symbol.asyncDispose]();
    this.log(checkPageMessages(flags.lang).stopped);
    this.exit(0);
  }
}

/** Whether behind this port there is a check-up page already. */
async function isAlive(port: number): Promise<boolean> {
  try {
    const found = await fetch(`http://127.0.0.1:${port}/-/alive`, { signal: AbortSignal.timeout(ALIVE_WITHIN_MS) });
    return (await found.text()) === ALIVE;
  } catch {
    return false;
  }
}
