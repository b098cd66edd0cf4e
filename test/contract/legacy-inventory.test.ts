import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces, tmpdir, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventoryVectors } from '../../agent/src/testing/inventory-vectors.ts';
import { readInventoryFile } from '../../collector/src/admin/inventory-file.ts';
import { requiresThat } from '../requirements.ts';
import { withAnswers } from '../support/legacy-answers.ts';
import { legacyBoards } from '../support/legacy-boards.ts';
import { hashingAlone } from '../support/legacy-hashes.ts';
import { withInstances } from '../support/legacy-instances.ts';
import { COLLECTOR, cleanUp, ROOT, run, temporaryFolder } from '../support/programs.ts';
import { makeWinePc, WINE, type WinePc, windowsPath } from '../support/wine.ts';

const script = readFileSync(join(ROOT, 'agent', 'legacy', 'kiemke.vbs'), 'latin1');
const needsWine = requiresThat(existsSync(WINE), 'wine64 is not installed; "npm run test:setup" installs it');

describe('the script', () => {
  it('is plain ASCII with the line ends of Windows, which cscript reads alike in every code page', () => {
    expect(script).toMatch(/^[\r\n\x20-\x7e]+$/);
    expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('writes its one file and nothing else: no registry, no WMI method, no other program', () => {
    expect(script).not.toMatch(
      /RegWrite|RegDelete|\.Put_|ExecMethod|\.Run\b|\.Exec\b|Delete|CopyFile|MoveFile|\.Send\b/i,
    );
    expect(script.match(/CreateTextFile|OpenTextFile\(path, \d/g)?.sort()).toEqual([
      'CreateTextFile',
      'OpenTextFile(path, 1',
    ]);
    expect(script.match(/OpenTextFile/g)).toHaveLength(1);
  });

  it.each([
    'Đã kiểm kê xong máy này. Kết quả: ',
    'Không có gì được cài đặt hay thay đổi trên máy.',
    'Không ghi được kết quả vào thư mục ',
    '). Hãy kiểm tra USB có bị khóa ghi hoặc đầy không.',
    'Số phần không đọc được: ',
    '. Tệp vẫn dùng được.',
    'Không hỏi được Windows (WMI): ',
  ])('says "%s" with all its marks', (sentence) => {
    const marked = script.replace(/.\{([0-9A-F]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    expect(marked).toContain(sentence);
  });
});

describe.skipIf(needsWine.skip)(`the script on Windows 7 under Wine ${needsWine.reason}`, () => {
  let pc: WinePc;
  let stick: string;
  beforeAll(() => {
    pc = makeWinePc('win7');
    stick = mkdtempSync(join(tmpdir(), 'mach-stick-'));
  }, 300_000);
  afterAll(async () => {
    pc.remove();
    rmSync(stick, { recursive: true, force: true });
    await cleanUp();
  });

  /** Runs a script from a folder of its own; gives what it said and what it left. */
  function runScript(text: string, beside: Readonly<Record<string, Buffer>> = {}) {
    const folder = mkdtempSync(join(stick, 'try-'));
    for (const [name, bytes] of Object.entries(beside)) writeFileSync(join(folder, name), bytes);
    writeFileSync(join(folder, 'kiemke.vbs'), text, 'latin1');
    const ran = pc.run('cscript', ['//nologo', windowsPath(join(folder, 'kiemke.vbs'))]);
    const files = readdirSync(folder).filter((name) => name.endsWith('.json') && !(name in beside));
    return { ...ran, files: files.map((name) => join(folder, name)) };
  }
  function inventoryOf(files: readonly string[]) {
    const [file] = files;
    const read = readInventoryFile(readFileSync(file as string));
    if (!read.ok) throw new Error(`the script wrote what is refused: ${JSON.stringify(read.problems)}`);
    return read.inventory;
  }

  it('leaves one file that is an inventory, whose parts are those of this machine', { timeout: 300_000 }, () => {
    const { code, stdout, files } = runScript(script);
    // This Wine has no ChrW: the base letters stay.
    expect([code, stdout]).toEqual([0, expect.stringContaining('Da kiem ke xong may nay.')]);
    expect(files.map((file) => file.split('/').at(-1))).toEqual([expect.stringMatching(/^kiemke-[0-9a-f]{12}\.json$/)]);
    const { readings } = inventoryOf(files);
    const values = (kind: string) =>
      readings.filter((each) => each.kind === kind && each.ok).map((each) => each.values);
    expect(values('os')).toEqual([
      expect.objectContaining({ platform: 'win32', build: '7601', release: '6.1.7601', arch: 'x64' }),
    ]);
    const cpu = readFileSync('/proc/cpuinfo', 'utf8');
    expect(values('processor')).toEqual([
      expect.objectContaining({
        vendor: /^vendor_id\s*: (.+)$/m.exec(cpu)?.[1],
        family: /^cpu family\s*: (\d+)$/m.exec(cpu)?.[1],
        modelNumber: /^model\s*: (\d+)$/m.exec(cpu)?.[1],
      }),
    ]);
    // Wine counts in pages of its own.
    const [memory] = values('memory');
    expect(Math.abs(Number(memory?.['totalBytes']) - totalmem())).toBeLessThan(1_048_576);
    expect(values('disk').length).toBeGreaterThan(0);
    expect(values('filesystem').length).toBeGreaterThan(0);
    // Wine keeps no class of screens, which are unknown then; this machine has none of the others.
    expect(readings.filter(({ kind }) => kind === 'screen')).toEqual([expect.objectContaining({ ok: false })]);
    expect(values('peripherals')).toEqual([
      expect.objectContaining({ usbPrinters: 0, smartCardReaders: 0, scanners: 0, cameras: 0 }),
    ]);
    for (const kind of ['memory-board', 'battery']) {
      expect(readings.filter((each) => each.kind === kind)).toEqual([
        expect.objectContaining({ ok: false, failure: 'unsupported' }),
      ]);
    }
    expect(values('boot-security')[0]).not.toHaveProperty('tpm');
  });

  it('counts in the folder of a kit with the PCs that were installed, each once', { timeout: 300_000 }, () => {
    const id = (digit: string) => digit.repeat(32);
    const inventory = (name: string, machine: string) => ({
      [name]: Buffer.from(`\uFEFF{"machine":"${machine}"}`, 'utf16le'),
    });
    const kit = {
      'kit.json': Buffer.from(JSON.stringify({ v: 1, pcs: 30, expiresAt: '' }, undefined, 2)),
      'may-da-cai.csv': Buffer.from(
        `\uFEFFma_may,so_may\r\n${id('a')},1,,,,${id('1')}\r\n${id('b')},2,,"Quầy ""2""",,\r\n`,
      ),
      ...inventory('kiemke-111111111111.json', id('1')),
      ...inventory('kiemke-222222222222.json', id('2')),
      ...inventory('kiemke-333333333333.json', id('2')),
    };
    const { code, stdout } = runScript(script, kit);
    expect([code, stdout]).toEqual([0, expect.stringContaining('tren may. May 4/30.')]);
  });

  it('counts devices once each, whatever functions they have, and knows a TPM by its number', {
    timeout: 300_000,
  }, () => {
    const { readings } = inventoryOf(runScript(withAnswers(script)).files);
    const values = (kind: string) => readings.filter((each) => each.kind === kind).map((each) => each.values);
    expect(values('peripherals')).toEqual([
      { installedPrinters: 2, usbPrinters: 1, smartCardReaders: 1, scanners: 1, cameras: 1 },
    ]);
    expect(values('boot-security')).toEqual([{ tpm: '2.0', secureBoot: true, secureBootCapable: true }]);
  });

  it.each([
    ['2.0', 'list = Array(Made("SpecVersion", "2.0, 0, 1.38"))', 1, '2.0'],
    ['1.2', 'list = Array(Made("SpecVersion", "1.2, 2, 3"))', 1, '1.2'],
    ['none', 'list = Array()', 0, 'none'],
    ['by its number where it is denied', 'Err.Raise 70', 0, '2.0'],
  ])('tells a TPM as an administrator is told: %s', { timeout: 300_000 }, (_, answered, count, tpm) => {
    const told = withAnswers(script)
      .replace(/Set security = GetObject\(.*\)/, 'security = 0')
      .replace('Set list = security.ExecQuery("SELECT SpecVersion FROM Win32_Tpm")', answered)
      .replace('list.Count', String(count));
    const { readings } = inventoryOf(runScript(told).files);
    expect(readings.find(({ kind }) => kind === 'boot-security')?.values).toMatchObject({ tpm });
  });

  it.each(Object.entries(legacyBoards))('tells the memory of a board: %s', { timeout: 300_000 }, (_, described) => {
    const { arrays, modules, told, board } = described;
    const classes = { Win32_PhysicalMemoryArray: arrays, Win32_PhysicalMemory: modules };
    const { readings } = inventoryOf(runScript(withInstances(script, classes)).files);
    const slots = readings.filter(({ kind }) => kind === 'memory-module');
    expect(Object.fromEntries(slots.map(({ target, values }) => [target, values]))).toEqual(told);
    expect(readings.filter(({ kind }) => kind === 'memory-board').map(({ values }) => values)).toEqual([board]);
  });

  it('counts no slot of a machine whose modules are not named', { timeout: 300_000 }, () => {
    const classes = {
      Win32_PhysicalMemoryArray: [{ Use: 3, MemoryDevices: 4, MaxCapacity: 33_554_432 }],
      Win32_PhysicalMemory: [],
    };
    const { readings } = inventoryOf(runScript(withInstances(script, classes)).files);
    expect(readings.filter(({ kind }) => kind === 'memory-module')).toEqual([expect.objectContaining({ ok: false })]);
    expect(readings.find(({ kind }) => kind === 'memory-board')?.values).toEqual({ maxBytes: 34_359_738_368 });
  });

  it('tells that there is a battery and how full it is, not its number', { timeout: 300_000 }, () => {
    const batteries = [
      { DeviceID: 'SECRET12345LGC-DELL', Chemistry: 6, EstimatedChargeRemaining: 7 },
      { Name: 'Back-UPS ES 700', Caption: 'HID UPS Battery', Chemistry: 2, EstimatedChargeRemaining: 100 },
      { DeviceID: 'SECRET6789', Chemistry: 2, EstimatedChargeRemaining: 160 },
    ];
    const { readings } = inventoryOf(runScript(withInstances(script, { Win32_Battery: batteries })).files);
    expect(JSON.stringify(readings)).not.toContain('SECRET');
    expect(readings.filter(({ kind }) => kind === 'battery')).toEqual([
      expect.objectContaining({ target: 'battery', ok: true, values: { supply: 'battery', chargeRatio: 0.07 } }),
      expect.objectContaining({ target: 'battery 2', ok: true, values: { supply: 'ups', chargeRatio: 1 } }),
      expect.objectContaining({ target: 'battery 3', ok: false, failure: 'unsupported' }),
    ]);
  });

  it('tells screens by what they say of themselves, and no serial number', { timeout: 300_000 }, () => {
    const { readings } = inventoryOf(runScript(withAnswers(script)).files);
    for (const private_ of ['SECRET', 'Mot cua']) expect(JSON.stringify(readings)).not.toContain(private_);
    expect(readings.filter((each) => each.kind === 'screen')).toEqual([
      expect.objectContaining({
        target: 'eDP 1',
        values: { present: true, maker: 'BOE', builtIn: true, year: 2019, diagonalInches: 15.5 },
      }),
      expect.objectContaining({
        target: 'HDMI 2',
        values: {
          present: true,
          maker: 'DEL',
          model: 'DELL P2419H',
          builtIn: false,
          year: 2021,
          widthPixels: 1920,
          heightPixels: 1080,
          diagonalInches: 23.8,
        },
      }),
    ]);
  });

  it('names neither host, user nor network address', { timeout: 300_000 }, () => {
    const text = JSON.stringify(inventoryOf(runScript(script).files));
    const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ mac }) => mac));
    for (const private_ of [hostname(), userInfo().username, ...addresses]) expect(text).not.toContain(private_);
  });

  it('is told from other files and knows the PC again', { timeout: 300_000 }, () => {
    const [first, second] = [inventoryOf(runScript(script).files), inventoryOf(runScript(script).files)];
    expect(first.id).not.toBe(second.id);
    expect(first.machine).toMatch(/^[0-9a-f]{32}$/);
    expect(second.machine).toBe(first.machine);
  });

  it.each([
    ['disk', 'Win32_DiskDrive'],
    ['processor', 'Win32_Processor'],
    ['memory-module', 'Win32_PhysicalMemory'],
    ['memory-board', 'Win32_PhysicalMemoryArray'],
    ['filesystem', 'Win32_LogicalDisk WHERE DriveType = 3'],
    ['battery', 'Win32_Battery'],
  ])('goes on when WMI fails for %s: that part is a failed reading', { timeout: 300_000 }, (kind, asked) => {
    const broken = script.replaceAll(`Ask("${asked}")`, `Ask("${asked} WHERE WHERE")`);
    expect(broken).not.toBe(script);
    const { code, stdout, files } = runScript(broken);
    expect([code, stdout]).toEqual([0, expect.stringContaining('So phan khong doc duoc')]);
    const { readings } = inventoryOf(files);
    const failed = readings.filter((each) => each.kind === kind);
    expect(failed).toEqual([expect.objectContaining({ ok: false, detail: expect.stringContaining('WMI 0x') })]);
    expect(readings.filter(({ ok }) => ok).length).toBeGreaterThan(3);
  });

  it('says so and ends with 1 when it can not write', { timeout: 300_000 }, () => {
    const { code, stdout, files } = runScript(script.replace('folder & "\\" & name, Doc', '"Q:\\none\\" & name, Doc'));
    expect([code, files, stdout]).toEqual([1, [], expect.stringContaining('Khong ghi duoc ket qua')]);
  });

  it('hashes as FIPS 180-4 says', { timeout: 300_000 }, () => {
    const asked = ['""', '"abc"', 'String(56, "a")', 'String(200, "b")'].map(
      (text) => `WScript.Echo Sha256(${text})\r\n`,
    );
    const { stdout } = runScript(script.replace('\r\nMain\r\n', '\r\n') + asked.join(''));
    expect(stdout.trim().split(/\r?\n/)).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });

  it('calls PCs what an agent on them tells at enrolment', { timeout: 300_000 }, () => {
    const { stdout } = runScript(hashingAlone(script, inventoryVectors));
    const documents = stdout.trim().split(/\r?\n/);
    const told = documents.map((text) => (JSON.parse(text) as { machine?: string }).machine);
    expect(told).toEqual(inventoryVectors.map(({ machine }) => machine));
  });

  it('is taken up by devices import, beside a file that is not', { timeout: 300_000 }, async () => {
    const data = await temporaryFolder();
    const communes = join(data, 'communes.csv');
    writeFileSync(communes, 'commune_code,commune,province_code,province\n99001,Xã Ví Dụ,99,Tỉnh Ví Dụ\n');
    expect((await run(COLLECTOR, ['communes', 'import', communes, '--data', data])).code).toBe(0);
    const { files } = runScript(script);
    const bad = join(data, 'kiemke-half.json');
    writeFileSync(bad, readFileSync(files[0] as string).subarray(0, 500));
    const given = ['devices', 'import', '--commune', '99001', '--site', 'Trụ sở', '--data', data];
    const imported = await run(COLLECTOR, [...given, bad, ...files]);
    expect([imported.code, imported.stdout]).toEqual([1, expect.stringContaining('1 máy mới')]);
    expect(imported.stderr).toContain(`${bad}: the whole: found`);
    const again = await run(COLLECTOR, [...given, ...files]);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('1 tệp đã nhập từ trước')]);
    const list = await run(COLLECTOR, ['devices', 'list', '--data', data]);
    expect(list.stdout).toMatch(/Kiểm kê ngày \d\d\/\d\d\/\d{4}/);
    const priorities = await run(COLLECTOR, ['priorities', 'list', '--data', data, '--json']);
    expect(JSON.parse(priorities.stdout)).toMatchObject([{ number: 1, coverage: 'inventory' }]);
  });
});
