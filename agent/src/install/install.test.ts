import { describe, expect, it } from 'vitest';
import type { WhyNotJoined } from '../join.ts';
import { type InstallWish, install, type Setup } from './install.ts';
import { installPlaces } from './places.ts';

const env = {
  ProgramFiles: 'C:\\Program Files',
  ProgramData: 'C:\\ProgramData',
  PUBLIC: 'C:\\Users\\Public',
  LOCALAPPDATA: 'C:\\Users\\lan\\AppData\\Local',
  USERPROFILE: 'C:\\Users\\lan',
};
const kit = {
  v: 1,
  collectorUrl: 'https://mach.example.vn',
  unitCode: '99001',
  unitName: 'xã Ví Dụ',
  pcs: 30,
  expiresAt: '2026-12-30T00:00:00Z',
};
const identity = {
  ...{ device: 'a'.repeat(32), secret: '', salt: '', collectorUrl: kit.collectorUrl, deviceNumber: 12 },
  ...{ unitCode: kit.unitCode, unitName: kit.unitName },
};
const files = [
  { path: 'node.exe', bytes: 90_000_000, sha256: '1'.repeat(64) },
  { path: 'app/main.js', bytes: 200, sha256: '2'.repeat(64) },
];

/** A PC as plain data, and what was done to it. */
function pc(given: Partial<Setup> = {}) {
  const lying = new Map<string, string>();
  const done: string[] = [];
  const setup: Setup = {
    freeBytes: () => 1_000_000_000,
    installedSha256: (path) => lying.get(path),
    copy: (path) => {
      done.push(`copy ${path}`);
      lying.set(path, files.find((file) => file.path === path)?.sha256 ?? '');
      return undefined;
    },
    run: ({ program, given: words }) => {
      done.push(`${program} ${words.slice(0, 2).join(' ')}`);
      return program === 'reg.exe' && words[0] === 'query' ? { code: 1, output: '' } : { code: 0, output: '' };
    },
    sleep: async () => {},
    removeOldVersions: () => done.push('remove old versions'),
    hasIcon: () => true,
    endSession: () => done.push('end the session’s agent'),
    endPersonalCopies: () => done.push('end personal copies'),
    ...given,
  };
  return { setup, done, lying };
}

const kept: string[] = [];
const wish = (given: Partial<InstallWish> = {}): InstallWish => ({
  places: installPlaces(env, '0.1.0', { isForUser: false }),
  version: '0.1.0',
  files,
  from: 'E:\\mach',
  flags: [],
  kit,
  wallMs: Date.UTC(2026, 11, 1),
  isPinned: true,
  join: async () => ({ ok: true, identity, isNewId: false }),
  keepWish: (reason) => void kept.push(reason),
  ...given,
});

describe('an installation', () => {
  it('copies, joins, and only then has the new program started', async () => {
    const { setup, done } = pc();
    expect(await install(wish(), setup)).toEqual({
      ...{ code: 'done', deviceNumber: 12, unitName: 'xã Ví Dụ', hasIcon: true, isForUser: false },
    });
    expect(done.slice(0, 2)).toEqual(['copy node.exe', 'copy app/main.js']);
    expect(done.indexOf('sc.exe create MachAgent')).toBeLessThan(done.indexOf('sc.exe start MachAgent'));
  });

  it('takes people’s rights to the data folder away before there is a secret in it', async () => {
    const { setup, done } = pc();
    const join = async () => {
      done.push('join');
      return { ok: true, identity, isNewId: false } as const;
    };
    await install(wish({ join }), setup);
    const rights = done.map((each, at) => (each.startsWith('icacls') ? at : -1)).filter((at) => at >= 0);
    expect(rights.length).toBeGreaterThan(3);
    expect(Math.max(...rights)).toBeLessThan(done.indexOf('join'));
  });

  it('goes on where it was broken off: what lies there whole is not copied again', async () => {
    const { setup, done, lying } = pc();
    lying.set('node.exe', '1'.repeat(64)).set('app/main.js', 'half');
    await install(wish(), setup);
    expect(done.filter((each) => each.startsWith('copy'))).toEqual(['copy app/main.js']);
  });

  it('keeps its wish to join where no collector can be asked, and starts all the same', async () => {
    const { setup, done } = pc();
    const join = async () => ({ ok: false, isRefused: false, reason: 'unreachable', why: 'no network' }) as const;
    expect(await install(wish({ join }), setup)).toMatchObject({
      code: 'done',
      later: 'unreachable',
      unitName: 'xã Ví Dụ',
    });
    expect(kept).toEqual(['unreachable']);
    expect(done).toContain('sc.exe start MachAgent');
  });

  it('waits until the one before has ended', async () => {
    const answers = [1_056, 1_056, 0];
    const { setup } = pc({
      run: ({ program, given }) => {
        if (program === 'reg.exe' && given[0] === 'query') return { code: 0, output: 'an older path' };
        return { code: given[0] === 'start' ? (answers.shift() ?? 1) : 0, output: '' };
      },
    });
    expect(await install(wish(), setup)).toMatchObject({ code: 'done' });
    expect(answers).toEqual([]);
  });

  it('asks nobody and changes no service for a person alone', async () => {
    const { setup, done } = pc();
    const places = installPlaces(env, '0.1.0', { isForUser: true });
    expect(await install(wish({ places }), setup)).toMatchObject({ code: 'done', isForUser: true });
    expect(done.join('\n')).not.toContain('sc.exe');
    expect(done.slice(-3)).toEqual([
      'end the session’s agent',
      expect.stringMatching(/^wscript/),
      'remove old versions',
    ]);
  });
});

describe('an installation whose PC can’t join', () => {
  const refusing = (reason: WhyNotJoined) => async () => ({ ok: false, isRefused: false, reason, why: 'why' }) as const;
  const known = { unitCode: '99001', unitName: 'xã Ví Dụ', deviceNumber: 3 };

  it.each(['busy', 'not-mach'] as const)(
    'says so where the collector is %s, for it joins by itself',
    async (reason) => {
      const { setup } = pc();
      expect(await install(wish({ join: refusing(reason) }), setup)).toMatchObject({ code: 'done', later: reason });
    },
  );

  it('is not done where the key is another than the kit’s, and runs in case that is mended', async () => {
    const { setup, done } = pc();
    kept.length = 0;
    const untrusted = wish({ join: refusing('untrusted') });
    expect(await install(untrusted, setup)).toEqual({ code: 'untrusted', why: 'why' });
    expect([kept, done.includes('sc.exe start MachAgent')]).toEqual([['untrusted'], true]);
    expect(await install({ ...untrusted, known }, setup)).toEqual({ code: 'untrusted', deviceNumber: 3, why: 'why' });
  });

  it('names the clock where that stands years before the kit, and no key of the kit makes up for it', async () => {
    const { setup } = pc();
    const inThePast = wish({ join: refusing('untrusted'), wallMs: Date.UTC(2009, 0, 1), isPinned: false });
    expect(await install(inThePast, setup)).toMatchObject({ code: 'untrusted', clockMs: Date.UTC(2009, 0, 1) });
    for (const other of [{ isPinned: true }, { wallMs: Date.UTC(2026, 11, 1) }])
      expect(await install({ ...inThePast, ...other }, setup)).not.toHaveProperty('clockMs');
  });

  it('is not done where the province has revoked the PC, and starts nothing', async () => {
    const { setup, done } = pc();
    const revoked = async () => ({ ok: false, isRefused: true, reason: 'revoked', why: 'why' }) as const;
    expect(await install(wish({ join: revoked, known }), setup)).toEqual({
      code: 'revoked',
      deviceNumber: 3,
      why: 'why',
    });
    expect(done.join('\n')).not.toContain('sc.exe');
  });
});

describe('on a PC where a person had it for himself', () => {
  const personal = { unitCode: '99001', unitName: 'xã Ví Dụ' };

  it('ends that one before the service starts, and only once the PC has joined', async () => {
    const { setup, done } = pc({});
    await install(wish({ personal }), setup);
    expect(done.indexOf('end personal copies')).toBeGreaterThan(done.indexOf('sc.exe create MachAgent'));
    expect(done.indexOf('end personal copies')).toBeLessThan(done.indexOf('sc.exe start MachAgent'));
    expect(done).toContain('reg.exe query HKU');
    const refused = pc();
    const join = async () => ({ ok: false, isRefused: true, reason: 'token', why: 'used up' }) as const;
    await install(wish({ personal, join }), refused.setup);
    expect(refused.done).not.toContain('end personal copies');
  });

  it('touches nothing where that one is of another commune', async () => {
    const { setup, done } = pc();
    const other = { unitCode: '99002', unitName: 'xã Khác' };
    expect(await install(wish({ personal: other }), setup)).toMatchObject({ code: 'other-commune' });
    expect(done).toEqual([]);
  });
});

describe('no installation', () => {
  it('for a person alone beside the service of the whole machine', async () => {
    const { setup, done } = pc({ run: ({ given }) => ({ code: given[0] === 'query' ? 0 : 1, output: 'older' }) });
    const places = installPlaces(env, '0.1.0', { isForUser: true });
    expect(await install(wish({ places }), setup)).toEqual({ code: 'installed-for-all' });
    expect(done).toEqual([]);
  });

  const known = { unitCode: '99002', unitName: 'xã Khác', deviceNumber: 3 };
  it('of another commune’s PC: nothing is touched', async () => {
    const { setup, done } = pc();
    expect(await install(wish({ known }), setup)).toEqual({
      ...{ code: 'other-commune', has: 'xã Khác (99002)', kit: 'xã Ví Dụ (99001)' },
    });
    expect(done).toEqual([]);
  });

  it('without room on the disk', async () => {
    const { setup, done } = pc({ freeBytes: () => 50_000_000 });
    expect(await install(wish(), setup)).toEqual({ code: 'no-space', neededMb: 291, freeMb: 50, drive: 'C:' });
    expect(done).toEqual([]);
  });

  it('where the room on the disk goes while files are copied', async () => {
    const room = [1_000_000_000, 3_000_000];
    const { setup } = pc({
      freeBytes: () => room.shift() ?? 0,
      copy: () => ({ code: 'no-space', why: 'ENOSPC' }),
    });
    expect(await install(wish(), setup)).toEqual({ code: 'no-space', neededMb: 291, freeMb: 3, drive: 'C:' });
  });

  it('out of a kit that has lost files: they are named as the kit’s, and nothing is started', async () => {
    const { setup, done } = pc({ copy: () => ({ code: 'gone', why: 'ENOENT' }) });
    expect(await install(wish(), setup)).toEqual({
      ...{ code: 'kit-incomplete', files: ['node.exe', 'app/main.js'], folder: 'E:\\mach' },
    });
    expect(done).toEqual([]);
  });

  it('where the disk refuses a file for another reason: step and answer are told', async () => {
    const { setup } = pc({ copy: () => ({ code: 'other', why: 'EPERM' }) });
    expect(await install(wish(), setup)).toEqual({ code: 'failed', step: 'copy node.exe', why: 'EPERM' });
  });

  it('where an antivirus takes a file away at once: it is named, and nothing is started', async () => {
    const { setup, done } = pc({ installedSha256: (path) => (path === 'node.exe' ? undefined : '2'.repeat(64)) });
    expect(await install(wish(), setup)).toEqual({
      ...{ code: 'files-missing', files: ['node.exe'], folder: 'C:\\Program Files\\Mach\\0.1.0' },
    });
    expect(done.join('\n')).not.toContain('sc.exe');
  });

  it('with a token that the collector refuses; a PC that is joined already goes on', async () => {
    const join = async () => ({ ok: false, isRefused: true, reason: 'token', why: 'it has expired' }) as const;
    const { setup, done } = pc();
    expect(await install(wish({ join }), setup)).toEqual({ code: 'refused', reason: 'token', why: 'it has expired' });
    expect(done.join('\n')).not.toContain('sc.exe');
    const again = install(wish({ join, known: { ...known, unitCode: '99001' } }), setup);
    expect(await again).toEqual({
      code: 'done',
      deviceNumber: 3,
      unitName: 'xã Khác',
      hasIcon: true,
      isForUser: false,
    });
  });

  it('where Windows takes no service: the step and its answer are told', async () => {
    const { setup } = pc({ run: () => ({ code: 5, output: 'Access is denied.' }) });
    expect(await install(wish(), setup)).toEqual({
      ...{ code: 'failed', step: 'sc.exe create MachAgent', why: 'Access is denied.' },
    });
  });
});
