import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chassisName, readDmiReport } from '@mach/probes';
import { afterAll, describe, expect, it } from 'vitest';
import { findProgram, requires } from '../requirements.ts';
import { smbiosDump } from './support/smbios-dump.ts';

const dmidecode = requires('dmidecode');
/** Kinds of cases that the tables number; what comes after a dmidecode is unknown to it. */
const KINDS = 36;

describe.skipIf(dmidecode.skip)(`the kind of a case ${dmidecode.reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mach-chassis-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has dmidecode’s name, so that a PC is called the same whoever read it', () => {
    const codes = Array.from({ length: KINDS + 1 }, (_, index) => index);
    const file = join(folder, 'dump.bin');
    writeFileSync(
      file,
      smbiosDump(codes.map((code) => ({ type: 3, handle: code, body: Buffer.from([0, code, 0, 0, 0]) }))),
    );
    const printed = readDmiReport(
      execFileSync(findProgram('dmidecode') ?? '', ['--from-dump', file]).toString('utf8'),
    ).filter(({ type }) => type === 3);
    const names = printed
      .map(({ fields }) => fields.get('Type'))
      .map((name) => (name === '<OUT OF SPEC>' ? undefined : name));
    expect(codes.map(chassisName)).toEqual(names);
    expect(chassisName(Number.NaN)).toBeUndefined();
  });
});
