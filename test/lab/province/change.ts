import { setTimeout as delay } from 'node:timers/promises';
import { limits } from '../limits.ts';
import type { LineSettings } from '../line-settings.ts';
import type { Fleet } from './fleet.ts';
import type { Province, ProvinceServer } from './province.ts';
import {
  ADDRESSES,
  type PCS,
  type Provider,
  type ProvinceCable,
  type ProvinceHost,
  pcsOf,
  type Server,
  type Site,
} from './topology.ts';

/** One thing that breaks, and is mended again. */
export type Change =
  | { readonly cable: ProvinceCable; readonly to: LineSettings }
  /** The port of a switch that a PC is at goes dark: both ends of the cable see it. */
  | { readonly port: readonly [site: Site, pc: (typeof PCS)[number]] }
  /** A host that answers and passes nothing on. */
  | { readonly stuck: `${Site}-router` | `${Provider}-isp` | 'data-network' }
  | { readonly server: ProvinceServer }
  /** The application of a web server answers with 502, while its static page is good. */
  | { readonly application: Server | 'lgsp' }
  /** Packets to a server vanish on their way: at the exchange those of all, at a provider those of its own. */
  | { readonly lost: Server; readonly at: 'exchange' | `${Provider}-isp` }
  /** The PCs of a site lose their power at once; they boot when it is back. */
  | { readonly power: Site }
  /** A PC is shut down by its user, and started again. */
  | { readonly off: ProvinceHost }
  /** A PC asks somebody for names who knows none. */
  | { readonly wrongNames: ProvinceHost }
  | { readonly collector: 'paused' };

export interface World {
  readonly province: Province;
  readonly fleet: Fleet;
}

const NOBODY = '203.0.113.99';

/** Makes a change, or mends it; returns once it is in force. Throws with the command that failed. */
export async function make(change: Change, { province, fleet }: World, isBroken: boolean): Promise<void> {
  if ('cable' in change) {
    await province.cables[change.cable].set(isBroken ? change.to : {});
  } else if ('port' in change) {
    const [site, pc] = change.port;
    const [host, name] = [`${site}-switch`, `port${pc}`] as const;
    await succeed(province, host, ['ip', 'link', 'set', name, isBroken ? 'down' : 'up']);
    if (isBroken) return;
    await untilUp(province, host, name);
    await untilUp(province, `${site}-pc${pc}`, 'lan0');
  } else if ('stuck' in change) {
    await succeed(province, change.stuck, ['sh', '-c', `echo ${isBroken ? 0 : 1} >/proc/sys/net/ipv4/ip_forward`]);
  } else if ('server' in change) {
    await (isBroken ? province.stopServer(change.server) : province.startServer(change.server));
  } else if ('application' in change) {
    province.breakApplication(change.application, isBroken);
  } else if ('lost' in change) {
    const rule = ['to', ADDRESSES[change.lost], 'priority', '100', 'blackhole'];
    await succeed(province, change.at, ['ip', 'rule', isBroken ? 'add' : 'del', ...rule]);
  } else if ('power' in change) {
    for (const pc of pcsOf(change.power)) await (isBroken ? fleet.cutPower(pc) : fleet.start(pc));
  } else if ('off' in change) {
    await (isBroken ? fleet.shutDown(change.off) : fleet.start(change.off));
  } else if ('wrongNames' in change) {
    province.setResolver(change.wrongNames, isBroken ? NOBODY : undefined);
  } else {
    fleet.pauseCollector(isBroken);
  }
}

/** Linux tells a link that it is up within a second of its cable (its link watch), and passes nothing before. */
async function untilUp(province: Province, host: ProvinceHost, name: string): Promise<void> {
  const end = Date.now() + limits.readyTimeoutMs;
  while ((await province.exec(host, ['cat', `/sys/class/net/${name}/operstate`])).stdout !== 'up\n') {
    if (Date.now() > end) throw new Error(`${name} of ${host} did not come up`);
    await delay(limits.pollMs);
  }
}

async function succeed(province: Province, host: ProvinceHost, command: readonly string[]): Promise<void> {
  const { code, stderr } = await province.exec(host, command);
  if (code !== 0) throw new Error(`${command.join(' ')} on ${host} ended with ${code}: ${stderr}`);
}
