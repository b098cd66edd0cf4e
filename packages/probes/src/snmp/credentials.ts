import type { Result, SnmpCredentials } from '@mach/ports';
import type { SnmpOptions } from './options.ts';

/** RFC 3414, 11.2: shorter ones are refused by devices and by whoever asks them. */
const PASSWORD_LENGTH_MIN = 8;

/** Puts the options of a check together to what a device is asked with; says which is missing, or too much. */
export function credentialsOf(options: Partial<SnmpOptions> & Pick<SnmpOptions, 'version'>): Result<SnmpCredentials> {
  const { version, community, user, authProtocol, authPassword, privProtocol, privPassword, context } = options;
  if (version !== '3') {
    const ofVersion3 = { user, authProtocol, authPassword, privProtocol, privPassword, context };
    const [tooMuch] = Object.entries(ofVersion3).find(([, value]) => value !== undefined) ?? [];
    if (tooMuch !== undefined) return wrong(`option ${tooMuch} is of version 3, and version is ${version}`);
    if (community === undefined || community === '') return wrong(`version ${version} needs the option community`);
    return { ok: true, value: { version, community } };
  }
  if (community !== undefined) return wrong('option community is of versions 1 and 2c, and version is 3');
  if (user === undefined || user === '') return wrong('version 3 needs the option user');
  const authentication = pair('auth', authProtocol, authPassword);
  if (typeof authentication === 'string') return wrong(authentication);
  const privacy = pair('priv', privProtocol, privPassword);
  if (typeof privacy === 'string') return wrong(privacy);
  if (privacy !== undefined && authentication === undefined) {
    return wrong('version 3 encrypts only what it signs: privProtocol needs authProtocol and authPassword');
  }
  const value: SnmpCredentials = {
    version,
    user,
    ...(authentication !== undefined && { authentication }),
    ...(privacy !== undefined && { privacy }),
    ...(context !== undefined && { context }),
  };
  return { ok: true, value };
}

function pair<Protocol extends string>(
  name: 'auth' | 'priv',
  protocol: Protocol | undefined,
  password: string | undefined,
): { readonly protocol: Protocol; readonly password: string } | string | undefined {
  if (protocol === undefined && password === undefined) return undefined;
  if (protocol === undefined) return `${name}Password needs ${name}Protocol`;
  if (password === undefined) return `${name}Protocol needs ${name}Password`;
  if (password.length < PASSWORD_LENGTH_MIN) return `${name}Password needs at least ${PASSWORD_LENGTH_MIN} characters`;
  return { protocol, password };
}

const wrong = (detail: string): Result<never> => ({ ok: false, failure: 'unsupported', detail });
