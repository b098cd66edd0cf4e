import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { openSecrets, sealSecrets } from './seal.ts';

const master = new Uint8Array(32).fill(7);
const secrets = { password: 'mật khẩu "1"', url: 'https://hook.vn/T0/B0/xyz' };

it('opens what it sealed, and tells nothing of it', () => {
  const random = seededRandom(1);
  const sealed = sealSecrets(secrets, 'thu', { master, random });
  expect(openSecrets(sealed, 'thu', master)).toEqual(secrets);
  for (const secret of Object.values(secrets)) {
    expect(sealed).not.toContain(secret);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain(secret.slice(0, 8));
  }
  // Twice the same is not the same sealed.
  expect(sealSecrets(secrets, 'thu', { master, random })).not.toBe(sealed);
});

it('opens nothing for another route, by another secret of the folder, or what is damaged', () => {
  const sealed = sealSecrets(secrets, 'thu', { master, random: seededRandom(1) });
  expect(openSecrets(sealed, 'sms', master)).toBeUndefined();
  expect(openSecrets(sealed, 'thu', new Uint8Array(32))).toBeUndefined();
  expect(openSecrets(`${sealed.slice(0, -4)}AAAA`, 'thu', master)).toBeUndefined();
  expect(openSecrets('', 'thu', master)).toBeUndefined();
});
