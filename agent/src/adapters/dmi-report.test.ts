import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dmiReport, leaveDmiReport } from './dmi-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-dmi-'));
afterAll(() => rmSync(folder, { recursive: true }));

const REPORT = 'Handle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tProduct Name: OptiPlex\n';
const nowhere = join(folder, 'nowhere');

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A program in dmidecode's place that prints `text` and ends with `status`. */
function program(name: string, text: string, status = 0): string {
  const path = file(name, `#!/bin/sh\ncat <<'END'\n${text}\nEND\nexit ${status}\n`);
  chmodSync(path, 0o755);
  return path;
}
const modelOf = async (sources: Parameters<typeof dmiReport>[0]) =>
  (await dmiReport(sources))[0]?.fields.get('Product Name');

describe.skipIf(process.platform === 'win32')(
  'the firmware’s tables (programs are shell scripts here, not for Windows)',
  () => {
    it('come from the program, also where it ends in trouble after it told them', async () => {
      expect(await modelOf({ program: program('good', REPORT), file: nowhere })).toBe('OptiPlex');
      expect(await modelOf({ program: program('half', REPORT, 1), file: nowhere })).toBe('OptiPlex');
    });

    it('come from what root left where the program is missing or has no right', async () => {
      const left = file('left.txt', REPORT);
      const denied = program(
        'denied',
        '# dmidecode 3.4\nScanning /dev/mem for entry point.\n/dev/mem: Permission denied',
        1,
      );
      expect(await modelOf({ program: nowhere, file: left })).toBe('OptiPlex');
      expect(await modelOf({ program: denied, file: left })).toBe('OptiPlex');
    });

    it('may hold bytes that are no text', async () => {
      const left = file('bytes.txt', Buffer.concat([Buffer.from(REPORT), Buffer.from([0xff, 0xfe, 0x00, 0x0a])]));
      expect(await modelOf({ program: nowhere, file: left })).toBe('OptiPlex');
    });

    it('are left by root for an agent without rights, without serial numbers', async () => {
      const left = join(folder, 'left-by-root.txt');
      const root = program('root', `${REPORT}\tSerial Number: PF12345\n\tUUID: 4c4c4544-0044\n`);
      expect(await leaveDmiReport({ program: root, file: left })).toBeUndefined();
      expect(readFileSync(left, 'utf8')).not.toMatch(/PF12345|4c4c4544/);
      expect(statSync(left).mode & 0o777).toBe(0o644);
      expect(await modelOf({ program: nowhere, file: left })).toBe('OptiPlex');
      const denied = program('denied-root', '/dev/mem: Permission denied', 1);
      expect(await leaveDmiReport({ program: denied, file: left })).toContain('Permission denied');
      expect(await modelOf({ program: nowhere, file: left })).toBe('OptiPlex');
    });

    it('are unknown with both reasons where neither tells', async () => {
      const denied = program('denied-too', '/sys/firmware/dmi/tables/smbios_entry_point: Permission denied', 1);
      await expect(dmiReport({ program: denied, file: nowhere })).rejects.toThrow(/Permission denied; .*ENOENT/);
      await expect(dmiReport({ program: nowhere, file: file('empty.txt', '') })).rejects.toThrow(/holds no structure/);
    });
  },
);
