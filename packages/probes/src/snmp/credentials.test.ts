import { describe, expect, it } from 'vitest';
import { credentialsOf } from './credentials.ts';

const version = '3';
const user = 'watch';

describe('credentials', () => {
  it('of version 2c are a community, whatever is in it', () => {
    expect(credentialsOf({ version: '2c', community: `it's "public"` })).toEqual({
      ok: true,
      value: { version: '2c', community: `it's "public"` },
    });
  });

  it('of version 3 are a user, with signing and encryption where they are asked for', () => {
    expect(credentialsOf({ version, user })).toEqual({ ok: true, value: { version, user } });
    const full = {
      authProtocol: 'sha256',
      authPassword: 'authauth',
      privProtocol: 'aes',
      privPassword: 'privpriv',
    } as const;
    expect(credentialsOf({ version, user, ...full, context: 'c' })).toEqual({
      ok: true,
      value: {
        version,
        user,
        authentication: { protocol: 'sha256', password: 'authauth' },
        privacy: { protocol: 'aes', password: 'privpriv' },
        context: 'c',
      },
    });
  });

  it.each([
    [{ version: '2c' }, 'version 2c needs the option community'],
    [{ version: '1', community: '' }, 'version 1 needs the option community'],
    [{ version: '2c', community: 'c', user }, 'option user is of version 3, and version is 2c'],
    [{ version, community: 'c', user }, 'option community is of versions 1 and 2c, and version is 3'],
    [{ version }, 'version 3 needs the option user'],
    [{ version, user, authPassword: 'authauth' }, 'authPassword needs authProtocol'],
    [{ version, user, authProtocol: 'md5' }, 'authProtocol needs authPassword'],
    [{ version, user, authProtocol: 'md5', authPassword: 'short' }, 'authPassword needs at least 8 characters'],
    [
      { version, user, privProtocol: 'des', privPassword: 'privpriv' },
      'version 3 encrypts only what it signs: privProtocol needs authProtocol and authPassword',
    ],
  ] as const)('%o: %s', (given, detail) => {
    expect(credentialsOf(given)).toEqual({ ok: false, failure: 'unsupported', detail });
  });
});
