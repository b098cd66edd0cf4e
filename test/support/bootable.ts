import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** This machine's /proc, but for the boot, which is named by the test: 32 hex digits, or those of a UUID. */
export interface Bootable {
  readonly root: string;
  boot(id: string): void;
}

/** Makes one in a folder, of links. Its first boot is all zeros. */
export function bootable(root: string): Bootable {
  const random = join(root, 'sys', 'kernel', 'random');
  mkdirSync(random, { recursive: true });
  const link = (folder: string, except: string) => {
    for (const name of readdirSync(join('/proc', folder)))
      if (name !== except && !/^\d+$/.test(name)) symlinkSync(join('/proc', folder, name), join(root, folder, name));
  };
  link('', 'sys');
  link('sys', 'kernel');
  link('sys/kernel', 'random');
  const boot = (id: string) => writeFileSync(join(random, 'boot_id'), `${id}\n`);
  boot('0'.repeat(32));
  return { root, boot };
}
