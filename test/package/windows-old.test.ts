import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp } from '../support/programs.ts';
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
  `the kit of a commune on a PC with Windows 7, under Wine ${packagesMade.reason}${wine.reason}${unzip.reason}`,
  () => {
    let collector: RunningCollector;
    let pc: WinePc;
    let folder: string;
    let kit: string;
    const click = (script: string, ...given: string[]) =>
      pc.run('cscript', ['//nologo', windowsPath(join(kit, script)), ...given]);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mach-kit-'));
      collector = await startCollector({ listen: `${ownAddress()}:0` });
      kit = await unpackedKit(collector, join(folder, 'kit'));
      forWine(kit);
      pc = makeWinePc('win7');
    });
    afterAll(async () => {
      pc?.remove();
      rmSync(folder, { recursive: true, force: true });
      await cleanUp();
    });

    it('installs nothing, and names what to click on instead', () => {
      const { code, stdout } = click('CaiDat.vbs', '/imlang');
      expect([code, stdout]).toEqual([3, expect.stringMatching(/Windows c[\s\S]*KiemKe/)]);
      expect(existsSync(join(pc.drive, 'Program Files', 'Mach'))).toBe(false);
      expect(existsSync(join(pc.drive, 'ProgramData', 'Mach'))).toBe(false);
    });

    it('is inventoried by that, and counts in the same thirty', () => {
      const { code, stdout } = click('KiemKe.vbs');
      expect([code, stdout]).toEqual([0, expect.stringMatching(/ 1\/30\./)]);
    });

    it('stands in the list of the province once the file has come there', async () => {
      const files = readdirSync(kit).filter((name) => /^kiemke-[0-9a-f]{12}\.json$/.test(name));
      expect(files).toHaveLength(1);
      await collector.command('devices', 'import', '--commune', '99001', join(kit, files[0] as string));
      const devices = JSON.parse(await collector.command('devices', 'list', '--json'));
      expect(devices).toEqual([expect.objectContaining({ coverage: 'inventory', state: 'inventory' })]);
    });
  },
);
