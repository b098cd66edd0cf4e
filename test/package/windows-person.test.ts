import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, eventually } from '../support/programs.ts';
import { makeWinePc, WINDOWS_READY, WINE, type WinePc, windowsPath } from '../support/wine.ts';
import { packagesMade } from './packages.ts';
import { forWine, ownAddress, unpackedKit } from './windows-kit.ts';

const unzip = requires('unzip');
const wine = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY) && ownAddress() !== undefined,
  'wine64, the programs for Windows or a network address are missing; "npm run test:setup" installs the first two',
);

/** Each click goes on from what the one before left behind: in this order alone. */
describe.skipIf(packagesMade.skip || wine.skip || unzip.skip)(
  `the kit on the PC of a person without an administrator’s rights, under Wine ${packagesMade.reason}${wine.reason}${unzip.reason}`,
  () => {
    let collector: RunningCollector;
    let pc: WinePc;
    let folder: string;
    let kit: string;
    const ofPerson = (path: string) => join(pc.drive, 'users', userInfo().username, 'AppData', 'Local', path);
    /** As whoever answers *No* to Windows. */
    const click = () =>
      pc.run(windowsPath(join(kit, 'mach', 'node.exe')), [
        windowsPath(join(kit, 'mach', 'app', 'main.js')),
        ...['install', '--for-user', '--kit', windowsPath(kit)],
      ]);
    /** The one that runs, once it is alone: who comes second ends after a look. */
    const one = () => eventually('one agent runs', () => onlyOne(sessionAgents(pc)), 120_000);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mach-kit-'));
      collector = await startCollector({ listen: `${ownAddress()}:0`, config: 'reportEveryS: 15\nsendEveryS: 15\n' });
      kit = await unpackedKit(collector, join(folder, 'kit'));
      forWine(kit);
      pc = makeWinePc('win10', { staysOn: true });
    });
    afterAll(async () => {
      pc?.remove();
      rmSync(folder, { recursive: true, force: true });
      await cleanUp();
    });

    it('runs one agent, after a second click too, and says what is lost', async () => {
      const first = click();
      expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^Xong\. Máy 1\/30\.[\s\S]*SMART/)]);
      await one();
      expect(click().code).toBe(0);
      await one();
    });

    it('has a newer version take the place of an older one that runs', async () => {
      const [runs] = sessionAgents(pc);
      process.kill(Number(runs?.id), 'SIGKILL');
      renameSync(ofPerson('Programs/Mach/0.1.0'), ofPerson('Programs/Mach/0.0.9'));
      const older = (file: string) => windowsPath(ofPerson(file)).replace(windowsPath(pc.drive), 'C:');
      pc.run('wscript', ['//B', older('Programs/Mach/0.0.9/ChayNen.vbs'), older('Mach/agent')]);
      expect((await one()).line).toContain('0.0.9');
      expect(click().code).toBe(0);
      await eventually('the newer one runs', async () => ((await one()).line.includes('0.0.9') ? undefined : true));
      expect(readdirSync(ofPerson('Programs/Mach'))).not.toContain('0.0.9');
    });

    it('is removed by one click, and nothing of it runs on', async () => {
      const removed = pc.run('cscript', ['//nologo', windowsPath(join(kit, 'GoBo.vbs')), '/imlang']);
      expect(removed.code).toBe(0);
      await eventually('the agent has ended', () => sessionAgents(pc).length === 0, 30_000);
      await eventually('the program is gone', () => !existsSync(ofPerson('Programs/Mach')));
      expect(existsSync(ofPerson('Mach/agent/identity.json'))).toBe(true);
    });
  },
);

interface Running {
  readonly id: string;
  readonly line: string;
}
const onlyOne = (running: readonly Running[]) => (running.length === 1 ? running[0] : undefined);

/** What runs in this PC as the agent of a person's session, as this machine numbers it. */
function sessionAgents(pc: WinePc): readonly Running[] {
  const home = `WINEPREFIX=${dirname(pc.drive)}\0`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const line = readFileSync(join('/proc', id, 'cmdline'), 'utf8')
          .split('\0')
          .join(' ');
        const isOne = line.includes('resident.js --session') && !line.includes('wscript');
        return isOne && readFileSync(join('/proc', id, 'environ'), 'utf8').includes(home) ? [{ id, line }] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
