import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, networkInterfaces, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { PartOutcome } from '@mach/probes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInventoryFile } from '../../collector/src/admin/inventory-file.ts';
import { requiresThat } from '../requirements.ts';
import { ROOT } from '../support/programs.ts';
import { makeWinePc, WINDOWS_NODE, WINDOWS_READY, WINE, type WinePc, windowsPath } from '../support/wine.ts';
import { bundleForWine, toldUnderWine } from '../support/wine-module.ts';

const isPrivate = (address: string) => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);

const needs = requiresThat(
  existsSync(WINE) && existsSync(WINDOWS_READY),
  'wine64 or the programs for Windows are not installed; "npm run test:setup" installs them',
);

interface Told {
  readonly found: Readonly<Record<string, readonly PartOutcome[]>>;
  readonly power: object;
  readonly idle: object;
  readonly atConsole: object;
  readonly stops: object;
  readonly tpm: object;
  readonly load: Readonly<Record<'queue' | 'faults' | 'disk' | 'noDisk' | 'descriptor' | 'upMs', unknown>>;
  readonly uncached: unknown;
  readonly job: unknown;
  readonly cards: readonly Readonly<Record<string, unknown>>[];
  readonly guids: Readonly<Record<string, string>>;
  readonly signal: object;
  readonly inventoriedAs?: readonly string[];
  readonly hints: { readonly ok: boolean; readonly value: Readonly<Record<string, unknown>> };
}

describe.skipIf(needs.skip)(`sensors by calls of Windows, under Wine ${needs.reason}`, () => {
  let pc: WinePc;
  let folder: string;
  let first: Told;
  let second: Told;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mach-windows-'));
    const bundle = await bundleForWine('test/support/windows-sensors.ts', folder);
    pc = makeWinePc('win10');
    const read = (name: string) => toldUnderWine(pc, bundle, join(folder, name)) as Told;
    first = read('first.json');
    const [guid] = Object.values(first.guids);
    if (guid !== undefined) addDriver(guid);
    const outside = first.guids[String(first.found['gateway']?.[0]?.values?.['interface'])];
    if (outside !== undefined) addLease(outside);
    second = read('second.json');
  }, 300_000);
  afterAll(() => {
    pc.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As the driver of a Gigabit card writes itself down, which somebody has fixed to 100 Mbit/s. Wine has no drivers. */
  function addDriver(guid: string): void {
    const driver = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e972-e325-11ce-bfc1-08002be10318}\\0007';
    const add = (key: string, name: string, data: string) => pc.run('reg', ['add', key, '/v', name, '/d', data, '/f']);
    add(driver, 'NetCfgInstanceId', guid);
    add(driver, '*SpeedDuplex', '4');
    for (const [number, words] of Object.entries({ 0: 'Tự động', 4: '100 Mb/giây', 6: '1 Gb/giây' })) {
      add(`${driver}\\Ndi\\Params\\*SpeedDuplex\\Enum`, number, words);
    }
  }

  /** As the DHCP client of Windows writes its lease down. */
  function addLease(guid: string): void {
    const key = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces\\${guid}`;
    const add = (type: string, name: string, data: string) =>
      pc.run('reg', ['add', key, '/v', name, '/t', type, '/d', data, '/f']);
    add('REG_DWORD', 'EnableDHCP', '1');
    add('REG_SZ', 'DhcpServer', '192.168.77.1');
    add('REG_MULTI_SZ', 'DhcpDefaultGateway', '192.168.77.254');
    add('REG_SZ', 'DhcpNameServer', '192.168.77.1 203.0.113.53');
    add('REG_DWORD', 'LeaseObtainedTime', '1795000000');
    add('REG_DWORD', 'LeaseTerminatesTime', '1795003600');
  }

  /** One file for the Node of this Wine, which is older than ours: it does not know `using` yet. */
  const value = (told: Told, kind: string, name: string) => Number(told.found[kind]?.[0]?.values?.[name]);

  it('count CPU time of as many CPUs as this machine has, and never backwards', () => {
    expect(value(first, 'cpu', 'cpus')).toBe(cpus().length);
    expect(value(first, 'cpu', 'busyMs')).toBeGreaterThan(0);
    expect(value(first, 'cpu', 'totalMs')).toBeGreaterThan(value(first, 'cpu', 'busyMs'));
    for (const name of ['busyMs', 'totalMs'])
      expect(value(second, 'cpu', name)).toBeGreaterThanOrEqual(value(first, 'cpu', name));
  });

  it('tell the memory of this machine', () => {
    // Wine counts in pages of its own.
    expect(Math.abs(value(first, 'memory', 'totalBytes') - totalmem())).toBeLessThan(1_048_576);
    expect(value(first, 'memory', 'availableBytes')).toBeLessThan(totalmem());
  });

  it('tell the space of the built-in drives, by their letters', () => {
    expect(first.found['filesystem']).toContainEqual({
      ok: true,
      target: 'C:\\',
      values: { totalBytes: expect.any(Number), freeBytes: expect.any(Number) },
    });
  });

  it('count what the kernel of this machine counts for its cards', () => {
    const kernel = new Map(
      readFileSync('/proc/net/dev', 'utf8')
        .split('\n')
        .flatMap((line) => {
          const [name, bytes] = line.trim().split(/[:\s]+/);
          return name === undefined || name === 'lo' ? [] : [[name, Number(bytes)] as const];
        }),
    );
    const cards = (first.found['network'] ?? []).filter(({ ok }) => ok);
    for (const { target, values } of cards) {
      const later = kernel.get(target ?? '');
      expect(Number(values?.['receivedBytes'])).toBeLessThanOrEqual(later ?? Number.NaN);
    }
    const hasCard = [...kernel.values()].some((bytes) => bytes > 0);
    expect(cards.length > 0 || !hasCard).toBe(true);
  });

  it('know what a card can do by what its driver lists in the registry, and that its speed was fixed', () => {
    const [name] = Object.keys(first.guids);
    const card = ({ cards }: Told) => cards.find((each) => each['name'] === name);
    expect(card(first)).toMatchObject({ kind: 'wired', model: expect.stringMatching(/./) });
    expect(card(first)).not.toHaveProperty('maxSpeedMbps');
    expect(card(second)).toEqual({ ...card(first), maxSpeedMbps: 1_000, autoNegotiation: false });
  });

  it('know from whom the PC has its address, by what the DHCP client of Windows writes down', () => {
    const none = [expect.objectContaining({ ok: false, failure: 'not-found' })];
    expect(first.found['dhcp']).toEqual(none);
    // Without a way out there was no card to write a lease down for.
    if (first.found['gateway']?.[0]?.ok !== true) return expect(second.found['dhcp']).toEqual(none);
    expect(second.found['dhcp']).toEqual([
      {
        ok: true,
        target: '192.168.77.1',
        values: {
          leased: true,
          router: '192.168.77.254',
          nameServers: '192.168.77.1 203.0.113.53',
          leaseMs: 3_600_000,
        },
      },
    ]);
  });

  it('tell the default gateway of this machine, or that there is none', () => {
    const route = readFileSync('/proc/net/route', 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .find(([, destination]) => destination === '00000000');
    const [gateway] = first.found['gateway'] ?? [];
    if (route === undefined) expect(gateway).toMatchObject({ ok: false, failure: 'not-found' });
    else {
      const address = Buffer.from(route[2] as string, 'hex')
        .reverse()
        .join('.');
      expect(gateway).toMatchObject({ ok: true, values: { address, interface: route[0] } });
      const own = networkInterfaces()[route[0] as string]?.find(({ family }) => family === 'IPv4')?.address ?? '';
      expect(gateway?.values?.['ownAddress']).toBe(isPrivate(own) ? own : undefined);
    }
  });

  it('have no signal where there is no wireless card, and hear so from the service of Windows', () => {
    expect(first.found['wifi']).toEqual([expect.objectContaining({ ok: false, failure: 'unsupported' })]);
    expect(first.signal).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^Wlan\w+ gave nothing \(error \d+\)$/),
    });
  });

  it('say of what Windows has no file that it could not be read, never that it is nought', () => {
    for (const kind of ['pressure', 'disk-io', 'temperature']) {
      expect(first.found[kind]).toEqual([expect.objectContaining({ ok: false })]);
    }
  });

  it('tell whether it is on mains, and how long nobody has typed, or that nobody could be seen to', () => {
    expect(first.power).toMatchObject({ ok: true, value: { onMains: expect.any(Boolean) } });
    expect([
      { ok: true, value: expect.any(Number) },
      { ok: false, failure: 'unsupported', detail: expect.any(String) },
    ]).toContainEqual(first.idle);
  });

  it('take no TPM for what Windows calls none, and sessions and events that Wine does not keep for unknown', () => {
    expect(first.tpm).toEqual({ tpm: 'none' });
    for (const unread of [first.atConsole, first.stops]) {
      expect(unread).toMatchObject({ ok: false, failure: 'unsupported' });
    }
  });

  it('read a counter of PDH, and say of those that Wine does not have that they gave nothing', () => {
    const failed = (failure: string, detail: RegExp) => ({
      ok: false,
      failure,
      detail: expect.stringMatching(detail),
    });
    // PDH_CSTATUS_NO_COUNTER.
    const noCounter = failed('unsupported', /error 0xc0000bb9/);
    expect(first.load).toEqual({
      queue: noCounter,
      faults: noCounter,
      // Which disks Wine shows depends on the machine; none of them counts.
      disk: expect.objectContaining({ ok: false, detail: expect.stringContaining('PhysicalDrive0') }),
      noDisk: failed('not-found', /there is no .*PhysicalDrive15/),
      descriptor: expect.objectContaining({ ok: expect.any(Boolean) }),
      upMs: { first: 0, second: expect.any(Number) },
    });
    const upMs = ({ load }: Told) => (load.upMs as { readonly second: number }).second;
    expect(upMs(second)).toBeGreaterThan(upMs(first));
  });

  it('open a file past the cache, and say nothing of what children cost where no job adds it up', () => {
    expect(first.uncached).toBe(4_096);
    expect(first.job).toEqual({ status: 0 });
  });

  it('know the PC again by its firmware', () => {
    expect(first.hints).toMatchObject({ ok: true, value: { systemUuid: expect.stringMatching(/^[0-9a-f]{32}$/) } });
    expect(second.hints).toEqual(first.hints);
  });

  it('know their PC as the inventory that a script took of it', { timeout: 300_000 }, () => {
    copyFileSync(join(ROOT, 'agent', 'legacy', 'kiemke.vbs'), join(folder, 'kiemke.vbs'));
    pc.run('cscript', ['//nologo', windowsPath(join(folder, 'kiemke.vbs'))]);
    const [file] = readdirSync(folder).filter((name) => name.startsWith('kiemke-'));
    const read = readInventoryFile(readFileSync(join(folder, file as string)));
    const machine = read.ok ? read.inventory.machine : undefined;
    expect(machine).toMatch(/^[0-9a-f]{32}$/);
    expect(first.inventoriedAs).toContain(machine);
  });

  it('have an inventory child that ends, with what needs no PowerShell, and names what it could not read', {
    timeout: 120_000,
  }, async () => {
    const { code, stdout } = pc.run(WINDOWS_NODE, [
      windowsPath(await bundleForWine('agent/src/inventory-child.ts', folder)),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      os: { platform: 'win32', build: expect.stringMatching(/^\d{5}$/) },
      // The processor's own words; the kernel of a virtual machine may be told others.
      processor: { model: expect.stringMatching(/\S/), family: expect.stringMatching(/^\d+$/), threads: cpus().length },
      bootSecurity: { tpm: 'none' },
      // The PowerShell of Wine answers nothing.
      unread: { disks: expect.any(String), memorySlots: expect.any(String), firmware: expect.any(String) },
    });
  });
});
