import { readFileSync } from 'node:fs';

/** All of a text file that a configuration names. Throws a sentence that names the file and what would be right. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`the file ${file} can't be read: check its path, and that this program may read it`, { cause });
  }
}

/** The first line of a file that holds a secret. Throws a sentence that names the file and what would be right. */
export function readSecretFile(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`the secret in ${file} can't be read: check its path, and that this program may read it`, {
      cause,
    });
  }
  const secret = (text.split('\n')[0] ?? '').trimEnd();
  if (secret === '') throw new Error(`the secret in ${file} is empty: its first line must be the secret`);
  return secret;
}
