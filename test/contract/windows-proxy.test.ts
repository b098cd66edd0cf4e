import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires, requiresThat } from '../requirements.ts';
import { cleanUp } from '../support/programs.ts';
import { makeWinePc, WINDOWS_READY, WINE, type WinePc } from '../support/wine.ts';
import { bundleForWine, toldUnderWine } from '../support/wine-module.ts';
import { startProxy } from './support/proxies.ts';

const wine = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY),
  'wine64 or the programs for Windows are not installed; "npm run test:setup" installs them',
);
const tinyproxy = requires('tinyproxy');

const OF_PERSON = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections';
const KEPT = 'HKLM\\Software\\Mach';

describe.skipIf(wine.skip || tinyproxy.skip)(
  `proxies that Windows is set to, under Wine ${wine.reason}${tinyproxy.reason}`,
  () => {
    let pc: WinePc;
    let folder: string;
    let bundle: string;
    let runs = 0;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mach-proxies-'));
      bundle = await bundleForWine('test/support/windows-proxy.ts', folder);
      pc = makeWinePc('win10');
    }, 300_000);
    afterAll(async () => {
      pc.remove();
      rmSync(folder, { recursive: true, force: true });
      await cleanUp();
    });

    const told = (...portal: readonly string[]) =>
      toldUnderWine(pc, bundle, join(folder, `${runs++}.json`), ...portal) as object;
    const set = (key: string, name: string, data: string, type = 'REG_SZ') =>
      pc.run('reg', ['add', key, '/v', name, '/t', type, '/d', data, '/f']);

    /** As the settings of Windows leave it: flags and three texts, each after its length. */
    function setPerson({ proxy = '', pac = '' }): void {
      const number = (value: number) => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32LE(value);
        return bytes;
      };
      const flags = 1 | (proxy === '' ? 0 : 2) | (pac === '' ? 0 : 4);
      const texts = [proxy, '', pac].flatMap((text) => [number(text.length), Buffer.from(text, 'latin1')]);
      const all = Buffer.concat([number(0x46), number(1), number(flags), ...texts, Buffer.alloc(32)]);
      set(OF_PERSON, 'DefaultConnectionSettings', all.toString('hex'), 'REG_BINARY');
    }

    it('are none to begin with', () => {
      expect(told()).toEqual({ settings: {} });
    });

    it('are what the installation kept, for an account that is set to nothing', () => {
      set(KEPT, 'Proxy', '192.0.2.7:3128');
      set(KEPT, 'ProxyBypass', '*.tỉnh.vn;<local>');
      expect(told()).toEqual({ settings: { proxy: '192.0.2.7:3128', bypass: '*.tỉnh.vn;<local>' } });
    });

    it('are the person’s own before all others, and a portal is asked by them', async () => {
      const port = await startProxy('tinyproxy', []);
      setPerson({ proxy: `127.0.0.1:${port}` });
      expect(told('http://portal.example.vn/')).toEqual({
        settings: { proxy: `127.0.0.1:${port}` },
        answer: expect.objectContaining({
          ok: false,
          failure: 'denied',
          detail: `the proxy 127.0.0.1:${port} wants a user name and a password`,
        }),
      });
    });

    it('name a script too', () => {
      setPerson({ pac: 'http://wpad.tinh.vn/proxy.pac' });
      expect(told()).toMatchObject({ settings: { pac: 'http://wpad.tinh.vn/proxy.pac' } });
    });
  },
);
