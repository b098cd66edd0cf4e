import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proposeIdentity } from './identity-file.ts';
import { endCopies, identifiedCopy, personalCopies } from './personal-copies.ts';

let profiles: string;
beforeEach(() => {
  profiles = mkdtempSync(join(tmpdir(), 'mach-profiles-'));
});
afterEach(() => rmSync(profiles, { recursive: true }));

const copies = () => personalCopies({ PUBLIC: join(profiles, 'Public') });
const local = (name: string) => join(profiles, name, 'AppData', 'Local');
function made(name: string): string {
  const program = join(local(name), 'Programs', 'Mach', '0.1.0');
  mkdirSync(program, { recursive: true });
  mkdirSync(join(local(name), 'Mach', 'agent'), { recursive: true });
  for (const file of ['ChayNen.vbs', 'node.exe']) writeFileSync(join(program, file), '');
  return program;
}

it('finds those of all persons, and whose files say who the PC is', () => {
  mkdirSync(local('an'), { recursive: true });
  expect(copies()).toEqual([]);
  made('binh');
  made('lan');
  writeFileSync(join(local('binh'), 'Mach', 'agent', 'identity.json'), '{');
  expect(copies()).toHaveLength(2);
  expect(identifiedCopy(copies())).toBeUndefined();
  const lan = copies().find(({ programs }) => programs.includes('lan'));
  if (lan !== undefined) proposeIdentity(lan.data);
  expect(identifiedCopy(copies())).toEqual({
    data: expect.objectContaining({ path: lan?.data.path }),
    joined: undefined,
  });
});

it('keeps them from starting, and removes nothing else of a person’s', () => {
  const program = made('lan');
  endCopies(copies());
  expect([existsSync(join(program, 'ChayNen.vbs')), existsSync(join(program, 'node.exe'))]).toEqual([false, true]);
});
