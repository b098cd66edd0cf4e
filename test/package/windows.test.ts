import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { type RunningCollector, startCollector } from '../support/commune.ts';
import { cleanUp, eventually } from '../support/programs.ts';
import { makeWinePc, WINDOWS_READY, WINE, type WinePc, windowsPath } from '../support/wine.ts';
import { PACKAGES, packagesMade } from './packages.ts';
import { forWine, ownAddress, unpackedKit } from './windows-kit.ts';

const unzip = requires('unzip');
const wine = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY) && ownAddress() !== undefined,
  'wine64, the programs for Windows or a network address are missing; "npm run test:setup" installs the first two',
);
const signatures = requires('osslsigncode');

interface Listed {
  readonly id: string;
  readonly number: number;
  readonly state: string;
}

describe.skipIf(packagesMade.skip || signatures.skip)(
  `the archive for Windows ${packagesMade.reason}${signatures.reason}`,
  () => {
    it('has the vendor’s node.exe, whose signature fits its bytes', () => {
      const file = join(PACKAGES, 'windows-agent', 'node.exe');
      const { stdout } = spawnSync('osslsigncode', ['verify', '-in', file], { encoding: 'utf8' });
      expect(stdout).toContain('CN=OpenJS Foundation');
      const digest = (name: string) => new RegExp(`${name} message digest\\s*: (\\w+)`).exec(stdout)?.[1];
      expect(digest('Current')).toMatch(/^[0-9A-F]{64}$/);
      expect(digest('Calculated')).toBe(digest('Current'));
    });
  },
);

describe.skipIf(packagesMade.skip || wine.skip || unzip.skip)(
  `the kit of a commune on a PC with Windows, under Wine ${packagesMade.reason}${wine.reason}${unzip.reason}`,
  () => {
    let collector: RunningCollector;
    let pc: WinePc;
    let folder: string;
    let kit: string;
    const devices = async () => JSON.parse(await collector.command('devices', 'list', '--json')) as readonly Listed[];
    const click = (script: string, where = kit) =>
      pc.run('cscript', ['//nologo', windowsPath(join(where, script)), '/imlang']);
    const programs = () => join(pc.drive, 'Program Files', 'Mach');
    const data = (file: string) => join(pc.drive, 'ProgramData', 'Mach', 'agent', file);
    const place = (path: string) => join(programs(), readdirSync(programs())[0] as string, path);
    const ofPerson = (path: string) => join(pc.drive, 'users', userInfo().username, 'AppData', 'Local', path);
    /** As whoever answers *No* to Windows. */
    const forUser = () =>
      pc.run(windowsPath(join(kit, 'mach', 'node.exe')), [
        windowsPath(join(kit, 'mach', 'app', 'main.js')),
        ...['install', '--for-user', '--kit', windowsPath(kit)],
      ]);
    const program = (...given: string[]) => pc.run(place('node.exe'), [windowsPath(place('app/main.js')), ...given]);

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mach-kit-'));
      collector = await startCollector({
        listen: `${ownAddress()}:0`,
        config: 'reportEveryS: 15\nsendEveryS: 15\n',
      });
      kit = await unpackedKit(collector, join(folder, 'kit'));
      forWine(kit);
      pc = makeWinePc('win10', { staysOn: true });
    });
    afterAll(async () => {
      pc?.remove();
      rmSync(folder, { recursive: true, force: true });
      await cleanUp();
    });

    it('installs by one click: joined, counted, with its icon, and reports as a service', async () => {
      const { code, stdout } = click('CaiDat.vbs');
      expect([code, stdout]).toEqual([0, expect.stringContaining('Xong. M')]);
      expect(stdout).toContain('1/30');
      expect(stdout).not.toContain('VBScript');
      expect(readFileSync(join(kit, 'may-da-cai.csv'), 'utf8')).toMatch(/^\uFEFFma_may,[\s\S]*\r\n[0-9a-f]{32},1,/);
      expect(readdirSync(join(pc.drive, 'users', 'Public', 'Desktop'))).toContain('Kiểm tra máy.lnk');
      const isUp = async () => (await devices()).find(({ state }) => state === 'up');
      const up = await eventually('the PC reports', isUp, 240_000);
      expect(up.number).toBe(1);
      expect(JSON.parse(readFileSync(data('identity.json'), 'utf8'))).toMatchObject({ device: up.id });
    });

    it('is the same device after a second click, and counted once', async () => {
      const { code, stdout } = click('CaiDat.vbs');
      expect([code, stdout]).toEqual([0, expect.stringContaining('1/30')]);
      expect(await devices()).toHaveLength(1);
    });

    it('tells how it stands from its own folder', async () => {
      const status = program('status', '--json');
      expect(JSON.parse(status.stdout)).toMatchObject({ deviceNumber: 1 });
    });

    it('shows the check-up page', async () => {
      const page = pc.start(place('node.exe'), [
        windowsPath(place('app/main.js')),
        'page',
        '--no-open',
        '--port',
        '18441',
      ]);
      const shown = await eventually('the page answers', async () => (await fetch('http://127.0.0.1:18441/')).text());
      page.stop();
      expect(shown).toContain('<html lang="vi">');
      expect(shown).toMatch(/[Mm]áy số[^<]*1|>1</);
    });

    it('brings back a file that an antivirus took away', () => {
      const taken = place('app/commands.js');
      rmSync(taken);
      expect(click('CaiDat.vbs').code).toBe(0);
      expect(existsSync(taken)).toBe(true);
    });

    it('names what the kit itself has lost, as the kit’s', () => {
      rmSync(place('KiemTraMay.vbs'));
      const file = join(kit, 'mach', 'KiemTraMay.vbs');
      const own = readFileSync(file);
      rmSync(file);
      const { code, stdout } = click('CaiDat.vbs');
      writeFileSync(file, own);
      expect([code, stdout]).toEqual([1, expect.stringMatching(/thi.u KiemTraMay\.vbs trong [^\n]*kit.mach/)]);
    });

    it('does the same by mach-agent.cmd, as a group policy calls it', async () => {
      const script = windowsPath(join(kit, 'mach', 'mach-agent.cmd'));
      const { code, stdout } = pc.run('cmd', ['/c', script, 'install', '--kit', windowsPath(kit)]);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^Xong\. Máy 1\/30\./)]);
      expect(existsSync(place('KiemTraMay.vbs'))).toBe(true);
      expect(await devices()).toHaveLength(1);
    });

    it('leaves a PC of another commune as it is', () => {
      const file = join(kit, 'kit.json');
      const own = readFileSync(file, 'utf8');
      writeFileSync(file, own.replace('99001', '99002'));
      const { code, stdout } = click('CaiDat.vbs');
      writeFileSync(file, own);
      expect([code, stdout]).toEqual([1, expect.stringContaining('(99002)')]);
    });

    it('names the list that a kit has lost, and does not blame an antivirus', () => {
      const list = join(kit, 'mach', 'files.json');
      const own = readFileSync(list);
      rmSync(list);
      const { code, stdout } = click('CaiDat.vbs');
      writeFileSync(list, own);
      expect([code, stdout]).toEqual([1, expect.stringMatching(/files\.json/)]);
      expect(stdout).not.toContain('virus');
    });

    it('has what people may read apart from its secret', () => {
      expect(existsSync(data('shown/device.json'))).toBe(true);
      expect(existsSync(data('shown/pressed.json'))).toBe(true);
      expect(existsSync(data('device.json'))).toBe(false);
      expect(existsSync(data('shown/identity.json'))).toBe(false);
    });

    it('gives a person no second agent beside the service', () => {
      const { code, stdout } = forUser();
      expect([code, stdout]).toEqual([1, expect.stringContaining('mọi người dùng')]);
      expect(existsSync(ofPerson('Programs/Mach'))).toBe(false);
    });

    it('is removed by one click, and keeps who it is', async () => {
      const before = readFileSync(data('identity.json'), 'utf8');
      expect(click('GoBo.vbs').code).toBe(0);
      await eventually('the program is gone', () => !existsSync(programs()));
      expect(readFileSync(data('identity.json'), 'utf8')).toBe(before);
      expect(click('CaiDat.vbs').code).toBe(0);
      expect(await devices()).toHaveLength(1);
    });

    it('goes on as the device that a person had installed for himself, whose agent has ended', async () => {
      expect(click('GoBo.vbs').code).toBe(0);
      await eventually('the program is gone', () => !existsSync(programs()));
      // As on a PC that never had the service.
      rmSync(data('.'), { recursive: true });
      expect(forUser().code).toBe(0);
      const identity = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { readonly device: string }).device;
      const mine = identity(ofPerson('Mach/agent/identity.json'));
      const before = await devices();
      const { code, stdout } = click('CaiDat.vbs');
      expect([code, stdout]).toEqual([0, expect.stringContaining('Xong. M')]);
      expect(identity(data('identity.json'))).toBe(mine);
      expect(await devices()).toHaveLength(before.length);
      const versions = readdirSync(ofPerson('Programs/Mach'));
      expect(versions.filter((version) => existsSync(ofPerson(`Programs/Mach/${version}/ChayNen.vbs`)))).toEqual([]);
      const run = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run';
      expect(pc.run('reg.exe', ['query', run, '/v', 'Mach']).code).not.toBe(0);
    });
  },
);
