import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRouter, routerNeeds, type Wget } from '../support/openwrt/router.ts';
import { type ForeignAgent, wireConformance } from '../support/wire-conformance.ts';

/** The agent for OpenWrt, on a made router. */
async function openWrtAgent(wget: Wget): Promise<ForeignAgent> {
  const router = await makeRouter(wget);
  const memory = join(router.folder, 'tmp/mach-router');
  const copy = join(router.folder, 'copy');
  return {
    join: async (url, token) => {
      writeFileSync(join(router.folder, 'token'), token);
      return (await router.agent('join', url, '--token-file', '/token')).code === 0;
    },
    turn: async () => void (await router.agent('once')),
    turnUntilKilled: () => router.start('once'),
    advance: router.advance,
    counts: () => ({ dropped: router.count('dropped'), refused: router.count('refused') }),
    keepCopy: () => cpSync(memory, copy, { recursive: true }),
    restoreCopy: () => {
      rmSync(memory, { recursive: true });
      cpSync(copy, memory, { recursive: true });
    },
  };
}

/** All of it once, where most can be missing; of the others what depends on how they ask. */
const wgets: readonly (readonly [Wget, string, boolean])[] = [
  ['strict', 'the agent for OpenWrt, with no applet that OpenWrt leaves out', false],
  ['busybox', 'the agent for OpenWrt, with the shell and the wget of busybox', true],
  ['uclient-old', 'the agent for OpenWrt, with an older uclient-fetch', true],
  ['uclient-new', 'the agent for OpenWrt, with a newer uclient-fetch', true],
];
for (const [wget, name, isBrief] of wgets) {
  wireConformance({ name, needs: routerNeeds, make: () => openWrtAgent(wget), isBrief });
}
