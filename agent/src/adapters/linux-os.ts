import { dirname } from 'node:path';
import type { MachineFacts } from '@mach/ports';
import { namesIn, textOf } from './small-file.ts';

type Os = NonNullable<MachineFacts['os']>;

/**
 * The system by its os-release (freedesktop.org, os-release(5)), which lies in the root that `sys` lies in; undefined where
 * there is none. `arch` is empty where nothing tells it.
 */
export function osOf(sys: string, arch: string): Os | undefined {
  const root = dirname(sys);
  const fields = fieldsOf(textOf(`${root}/etc/os-release`) || textOf(`${root}/usr/lib/os-release`));
  const { NAME: distro = '', BUILD_ID: build = '' } = fields;
  if (distro === '') return undefined;
  return { platform: 'linux', distro, release: releaseOf(fields), build, edition: '', arch, ...startOf(sys) };
}

/** What is known of a system that names itself nowhere. */
export const namelessOs = (sys: string, arch: string): Os => ({
  ...{ platform: 'linux', distro: '', release: '', build: '', edition: '', arch },
  ...startOf(sys),
});

/** Whether it was started by UEFI; nothing where the kernel shows no firmware at all, as in some containers. */
function startOf(sys: string): Pick<Os, 'uefi'> {
  const shown = namesIn(`${sys}/firmware`);
  return shown === undefined ? {} : { uefi: shown.includes('efi') };
}

/** The architecture that a recorded kernel names, in Node's words; empty where it names none. */
export function archOf(proc: string): string {
  const told = textOf(`${proc}/sys/kernel/arch`);
  return ARCHITECTURES[told] ?? told;
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'x64',
  i686: 'ia32',
  aarch64: 'arm64',
  armv7l: 'arm',
};

type Fields = Readonly<Record<string, string>>;

/** `Ubuntu 22.04.5 LTS` tells more than the number alone, which stands in where the long name begins otherwise. */
function releaseOf({ NAME = '', PRETTY_NAME = '', VERSION = '', VERSION_ID = '' }: Fields): string {
  const long = PRETTY_NAME.startsWith(`${NAME} `) ? PRETTY_NAME.slice(NAME.length) : VERSION;
  return long.replace(/\(.*$/, '').trim() || VERSION_ID;
}

function fieldsOf(text: string): Fields {
  const lines = text.split('\n').map((line) => /^([A-Z][A-Z0-9_]*)=(["']?)(.*)\2\s*$/.exec(line) ?? []);
  return Object.fromEntries(
    lines.flatMap(([, name, , value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}
