import { expect, it } from 'vitest';
import { AGENT_RECOMMENDS, DEPENDS } from './deb.ts';

/**
 * What the systems that the packages are made for were released with (upstream versions; updates bring newer ones). Debian's as `apt-cache
 * madison` gives them; Ubuntu's stand at https://packages.ubuntu.com/jammy/NAME and /noble/NAME, to be looked up there when one is added.
 */
const RELEASED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Debian 12': {
    libc6: '2.36',
    'libstdc++6': '12.2.0',
    passwd: '4.13',
    'iputils-ping': '20221126',
    smartmontools: '7.3',
    dmidecode: '3.4',
    'xdg-utils': '1.1.3',
  },
  'Ubuntu 22.04': {
    libc6: '2.35',
    'libstdc++6': '12',
    passwd: '4.8.1',
    'iputils-ping': '20211215',
    smartmontools: '7.2',
    dmidecode: '3.3',
    'xdg-utils': '1.1.3',
  },
  'Ubuntu 24.04': {
    libc6: '2.39',
    'libstdc++6': '14',
    passwd: '4.13',
    'iputils-ping': '20240117',
    smartmontools: '7.4',
    dmidecode: '3.5',
    'xdg-utils': '1.1.3',
  },
};

it.each(Object.entries(RELEASED))('packages ask of %s for nothing that it does not have', (_, released) => {
  for (const wanted of `${DEPENDS}, ${AGENT_RECOMMENDS}`.split(', ')) {
    const [, name = '', version = '0'] = /^([a-z0-9+-]+)(?: \(>= ([\d.]+)\))?$/.exec(wanted) ?? [];
    expect(Object.keys(released), wanted).toContain(name);
    expect(isAtLeast(released[name] ?? '', version), `${wanted}, found ${released[name]}`).toBe(true);
  }
});

function isAtLeast(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((version) => version.split('.').map(Number));
  const at = (b ?? []).findIndex((part, index) => part !== (a?.[index] ?? 0));
  return at === -1 || (a?.[at] ?? 0) > (b?.[at] ?? 0);
}
