import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requiresFixtures } from '../../../../test/requirements.ts';
import { linuxSupport } from './linux.ts';
import { openwrtSupport } from './openwrt.ts';
import { osSupport } from './os-support.ts';
import { windowsSupport } from './windows.ts';
import { windowsServerSupport } from './windows-server.ts';

const windows = (distro: string, build: string, edition?: string) =>
  osSupport({ platform: 'win32', distro, build, ...(edition === undefined ? {} : { edition }) });

describe('support of an operating system', () => {
  it.each([
    ['Microsoft Windows 10 Pro', '19045', '2025-10-14'],
    ['Microsoft Windows 10 Home Single Language', '10.0.19045', '2025-10-14'],
    ['Microsoft Windows 11 Pro', '26100', '2026-10-13'],
    ['Microsoft Windows 11 Enterprise', '26100', '2027-10-12'],
    ['Microsoft Windows 11 Education', '26100', '2027-10-12'],
    ['Microsoft Windows 11 Enterprise LTSC', '26100', '2029-10-09'],
    ['Microsoft Windows 11 IoT Enterprise LTSC', '26100', '2034-10-10'],
    ['Microsoft Windows 10 Enterprise LTSC', '17763.1098', '2029-01-09'],
    ['Microsoft Windows 10 IoT Enterprise LTSC', '17763', '2029-01-09'],
    ['Microsoft Windows 10 Enterprise 2016 LTSB', '14393', '2026-10-13'],
    ['Microsoft Windows 10 Enterprise 2015 LTSB', '10240', '2025-10-14'],
    ['Microsoft Windows 10 Pro', '10240', '2017-05-09'],
    ['Microsoft Windows 7 Professional', '7601', '2020-01-14'],
    ['Microsoft Windows 8.1 Pro', '9600', '2023-01-10'],
    ['Microsoft Windows Server 2022 Standard', '20348', '2031-10-14'],
    ['Microsoft Windows Server 2019 Standard', '17763', '2029-01-09'],
    ['Windows Server 2012 R2', '9600', '2023-10-10'],
  ])('%s, build %s: until %s', (distro, build, endOfSupport) => {
    expect(windows(distro, build)).toMatchObject({ known: true, endOfSupport });
  });

  it('an EditionID decides as well as a caption', () => {
    expect(windows('Windows', '19044', 'IoTEnterpriseS')).toMatchObject({ endOfSupport: '2032-01-13' });
    expect(windows('Windows', '19044', 'EnterpriseS')).toMatchObject({ endOfSupport: '2027-01-12' });
    expect(windows('Windows', '19044', 'CoreSingleLanguage')).toMatchObject({ endOfSupport: '2023-06-13' });
    expect(windows('Windows', '19044', 'ProfessionalEducation')).toMatchObject({ endOfSupport: '2023-06-13' });
  });

  it('a build without its edition is unknown where the editions differ, and known where they agree', () => {
    expect(windows('Windows', '26100')).toEqual({ known: false, because: 'edition-needed' });
    expect(windows('Windows', '19045')).toMatchObject({ known: true, paidExtensionUntil: '2028-10-10' });
    expect(windows('Microsoft Windows Server Datacenter', '17763')).toEqual({
      known: false,
      because: 'edition-needed',
    });
  });

  it('what the table does not hold is unknown, never the neighbour', () => {
    expect(windows('Microsoft Windows 11 Pro', '29999')).toEqual({ known: false, because: 'not-in-table' });
    expect(osSupport({ distro: 'Linux Mint', release: '21.3' })).toEqual({ known: false, because: 'not-in-table' });
    expect(osSupport({})).toEqual({ known: false, because: 'not-given' });
    expect(osSupport({ distro: 'Debian GNU/Linux', release: 'sid' })).toEqual({ known: false, because: 'not-given' });
  });

  it('a router names its release of OpenWrt with the number of its fixes', () => {
    expect(osSupport({ platform: 'linux', distro: 'OpenWrt', release: '24.10.4' })).toEqual({
      known: true,
      name: 'OpenWrt 24.10',
      endOfSupport: '2026-09-05',
    });
    expect(osSupport({ distro: 'OpenWrt', release: '25.12.0' })).toEqual({ known: false, because: 'not-in-table' });
    expect(osSupport({ distro: 'OpenWrt', release: 'SNAPSHOT' })).toEqual({ known: false, because: 'not-given' });
  });

  it('free long-term support of Debian counts, the extension of Ubuntu is told apart', () => {
    expect(osSupport({ platform: 'linux', distro: 'Debian GNU/Linux', release: '12.5' })).toEqual({
      known: true,
      name: 'Debian 12',
      endOfSupport: '2028-06-30',
    });
    expect(osSupport({ distro: 'Ubuntu', release: '22.04.3 LTS' })).toEqual({
      known: true,
      name: 'Ubuntu 22.04 LTS',
      endOfSupport: '2027-04-01',
      paidExtensionUntil: '2032-04-09',
    });
  });
});

interface Release {
  readonly releaseCycle: string;
  readonly latest: string;
  /** False where the source does not know it yet. */
  readonly eol: string | false;
  readonly eoes?: string;
}

const fixtures = requiresFixtures('lifecycle/lifecycle.json');

describe.skipIf(fixtures.skip)(`against endoflife.date ${fixtures.reason}`, () => {
  const releases = (product: string): readonly Release[] =>
    JSON.parse(readFileSync(join(fixtures.folder, 'lifecycle/lifecycle.json'), 'utf8')).products[product].releases;

  it.each([
    ['windows', windowsSupport],
    ['windows-server', windowsServerSupport],
    ['debian', linuxSupport.filter(({ distro }) => distro === 'debian')],
    ['ubuntu', linuxSupport.filter(({ distro }) => distro === 'ubuntu')],
    ['openwrt', openwrtSupport],
  ] as const)("every date of %s is the source's", (product, rows) => {
    const source = new Map(releases(product).map((release) => [release.releaseCycle, release]));
    for (const row of rows) {
      const release = source.get(row.cycle);
      expect({
        cycle: row.cycle,
        end: row.endOfSupport,
        extended: row.freeExtensionUntil ?? row.paidExtensionUntil,
      }).toEqual({
        cycle: row.cycle,
        end: release?.eol,
        extended: release?.eoes,
      });
    }
  });

  it("every build of Windows is the source's, but Vista's", () => {
    for (const [product, rows] of [
      ['windows', windowsSupport],
      ['windows-server', windowsServerSupport],
    ] as const) {
      const source = new Map(releases(product).map((release) => [release.releaseCycle, release]));
      for (const row of rows.filter(({ cycle }) => cycle !== '6-sp2')) {
        expect(source.get(row.cycle)?.latest.split('.').at(-1), row.cycle).toBe(String(row.build));
      }
    }
  });

  it("no Windows of the source is missing but the one that can't be told by its edition", () => {
    const shipped = new Set(windowsSupport.map(({ cycle }) => cycle));
    const missing = releases('windows').filter(({ releaseCycle }) => !shipped.has(releaseCycle));
    expect(missing.map(({ releaseCycle }) => releaseCycle)).toEqual(['10-1507-iot']);
  });

  it('no Windows Server of the source is missing but those that share a build with a later service pack, and 2000', () => {
    const shipped = new Set(windowsServerSupport.map(({ cycle }) => cycle));
    const missing = releases('windows-server').filter(({ releaseCycle }) => !shipped.has(releaseCycle));
    expect(missing.map(({ releaseCycle }) => releaseCycle)).toEqual(['2003-sp1', '2003', '2000']);
  });

  it('no OpenWrt of the source is missing but the one whose end it does not know', () => {
    const shipped = new Set(openwrtSupport.map(({ cycle }) => cycle));
    const missing = releases('openwrt').filter(({ releaseCycle }) => !shipped.has(releaseCycle));
    expect(missing).toEqual([expect.objectContaining({ releaseCycle: '25.12', eol: false })]);
  });

  it.each(['debian', 'ubuntu'] as const)('no %s that was supported in the last ten years is missing', (product) => {
    const shipped = new Set(linuxSupport.filter(({ distro }) => distro === product).map(({ cycle }) => cycle));
    const missing = releases(product).filter(
      ({ releaseCycle, eol, eoes }) => !shipped.has(releaseCycle) && (eoes ?? eol) > '2016-11-25',
    );
    expect(missing.map(({ releaseCycle }) => releaseCycle)).toEqual([]);
  });

  it('the system that each row stands for is looked up to the dates of that row', () => {
    for (const product of ['windows', 'windows-server'] as const) {
      for (const { releaseCycle, latest, eol } of releases(product)) {
        const row = [...windowsSupport, ...windowsServerSupport].find(({ cycle }) => cycle === releaseCycle);
        if (row === undefined || row.edition === 'server-sac') continue;
        // Build 17763 is both Server 2019 and a short-lived one, 3790 three service packs.
        const isAmbiguous = row.edition === 'server' && row.build === 17763;
        const build = row.cycle === '6-sp2' ? '6002' : latest;
        const support = osSupport({ platform: 'win32', distro: CAPTIONS[row.edition] ?? '', build });
        if (isAmbiguous) expect(support).toEqual({ known: false, because: 'edition-needed' });
        else expect(support, releaseCycle).toMatchObject({ known: true, endOfSupport: eol, name: row.name });
      }
    }
  });
});

/** What a system of each group of editions calls itself. */
const CAPTIONS: Readonly<Record<string, string>> = {
  'home-pro': 'Microsoft Windows 11 Pro',
  enterprise: 'Microsoft Windows 11 Enterprise',
  ltsc: 'Microsoft Windows 10 Enterprise LTSC',
  'iot-ltsc': 'Microsoft Windows 10 IoT Enterprise LTSC',
  server: 'Microsoft Windows Server Standard',
  any: 'Microsoft Windows 10 Pro',
};
