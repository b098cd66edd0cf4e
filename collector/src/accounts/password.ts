import { argon2 } from 'node:crypto';
import type { Random } from '@mach/ports';
import { equalDigests } from '../ingest/secret.ts';

/** Argon2id as OWASP's Password Storage Cheat Sheet has it at the least: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const SALT_BYTES = 16;
const FORM = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** A password as it is kept: cost, salt and hash in one line. */
export async function hashPassword(password: string, random: Pick<Random, 'bytes'>): Promise<string> {
  const salt = Buffer.from(random.bytes(SALT_BYTES));
  const tag = await derive(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${salt.toString('base64url')}$${tag.toString('base64url')}`;
}

/** Compared against where there is no such account, so that the time of the answer does not tell which names exist. */
export const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Whether a password is the one that was kept. False too where what was kept has another form. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = FORM.exec(kept) ?? [];
  if (memory === undefined) return false;
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: COST.tagLength,
  };
  const made = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return equalDigests(made.toString('base64url'), tag);
}

/** Vietnamese typed composed or decomposed is the same password. */
function derive(password: string, nonce: Buffer, cost: Record<keyof typeof COST, number>): Promise<Buffer> {
  const message = password.normalize('NFC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, ...cost }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
