import type { Cause } from '@mach/wire';
import type { LineSettings } from '../line-settings.ts';
import type { Change } from './change.ts';
import { PCS, type Provider, type ProvinceCable, type Site } from './topology.ts';

/** What is broken for a while, and what has to be said of it. */
export interface Story {
  readonly name: string;
  readonly changes: readonly Change[];
  /** How long it stays broken; four minutes unless said. */
  readonly lastsMs?: number;
  /** What is told in the end: one incident for each, and no other. */
  readonly truths: readonly Truth[];
  /** When it begins; on a Tuesday at nine unless said. */
  readonly begins?: 'before-lunch';
}

export interface Truth {
  /** Any of these is right: a modem that can't be asked leaves line and router alike. */
  readonly causes: readonly Cause[];
  /** What gives the same readings here: "not enough" that names no other is right too. */
  readonly alike?: readonly Cause[];
  readonly scope: 'site' | 'isp' | 'service' | 'province' | 'commune' | 'device';
  readonly sites: readonly Site[];
  /** Of a site that falls silent the set of causes is told within a minute. */
  readonly isSilent?: boolean;
}

const MINUTE_MS = 60_000;
const POOR_MS = 15 * MINUTE_MS;
const ALL: readonly Site[] = ['a1', 'a2', 'b1', 'b2'];
const CUT: LineSettings = { up: { isBlackhole: true }, down: { isBlackhole: true } };

const cut = (cable: ProvinceCable): Change => ({ cable, to: CUT });
const lossy = (cable: ProvinceCable, lossRatio: number): Change => ({
  cable,
  to: { up: { lossRatio }, down: { lossRatio } },
});
const unplugged = (cable: ProvinceCable, end: 'near' | 'far' | 'both'): Change => ({ cable, to: { unplugged: end } });
/** A router without power: nothing passes it, and the other ends of its cables see that. */
const deadRouter = (site: Site): Change[] => [
  unplugged(`${site}-trunk`, 'near'),
  unplugged(`${site}-line`, 'far'),
  unplugged(`${site}-data`, 'far'),
];
const deadSwitch = (site: Site): Change[] => PCS.map((pc) => ({ port: [site, pc] }));

const line = (site: Site): Truth => ({ causes: ['line'], scope: 'site', sites: [site], isSilent: true });
// All PCs of a site hang by wire on one switch, of which no register knows: whether it or the router died shows nowhere.
const router = (site: Site): Truth => ({ ...line(site), causes: ['router'], alike: ['lan'] });
const lan = (site: Site): Truth => ({ ...line(site), causes: ['lan'], alike: ['router'] });
const power = (site: Site): Truth => ({ causes: ['power'], scope: 'site', sites: [site], isSilent: true });
const poor = (cause: Cause, site: Site): Truth => ({ causes: [cause], scope: 'site', sites: [site] });
const isp = (provider: Provider): Truth => ({
  causes: ['isp'],
  scope: 'isp',
  sites: ALL.filter((site) => site.startsWith(provider)),
  isSilent: true,
});
/** The way to the collector needs no names: nobody is silent. */
const names = (provider: Provider): Truth => ({ causes: ['dns'], scope: 'isp', sites: isp(provider).sites });
const service = (): Truth => ({ causes: ['service'], scope: 'service', sites: ALL });
const dataNetwork = (): Truth => ({ causes: ['data-network', 'service'], scope: 'province', sites: ALL });
const collector = (): Truth => ({ causes: ['collector'], scope: 'province', sites: ALL, isSilent: true });

/** Every kind of fault that the lab can make, singly and together, at different sites. */
export const STORIES: readonly Story[] = [
  { name: 'nothing', changes: [], lastsMs: 10 * MINUTE_MS, truths: [] },
  { name: 'line-cut', changes: [cut('a1-line')], truths: [line('a1')] },
  { name: 'line-cut-b2', changes: [cut('b2-line')], truths: [line('b2')] },
  { name: 'line-unplugged-at-the-router', changes: [unplugged('b1-line', 'near')], truths: [line('b1')] },
  { name: 'line-unplugged-at-the-provider', changes: [unplugged('a2-line', 'far')], truths: [line('a2')] },
  {
    name: 'line-hears-nothing',
    changes: [{ cable: 'b1-line', to: { down: { isBlackhole: true } } }],
    truths: [line('b1')],
  },
  {
    name: 'line-is-not-heard',
    changes: [{ cable: 'a2-line', to: { up: { isBlackhole: true } } }],
    truths: [line('a2')],
  },
  { name: 'line-cut-for-long', changes: [cut('a1-line')], lastsMs: 20 * MINUTE_MS, truths: [line('a1')] },
  { name: 'line-loses-a-fifth', changes: [lossy('a1-line', 0.2)], lastsMs: POOR_MS, truths: [poor('line', 'a1')] },
  { name: 'line-loses-a-third', changes: [lossy('b2-line', 0.33)], lastsMs: POOR_MS, truths: [poor('line', 'b2')] },
  { name: 'router-dead', changes: deadRouter('a1'), truths: [router('a1')] },
  { name: 'router-dead-b1', changes: deadRouter('b1'), truths: [router('b1')] },
  {
    name: 'router-stuck',
    changes: [{ stuck: 'a2-router' }],
    truths: [{ ...router('a2'), causes: ['router', 'line'] }],
  },
  {
    name: 'router-stuck-b1',
    changes: [{ stuck: 'b1-router' }],
    truths: [{ ...router('b1'), causes: ['router', 'line'] }],
  },
  { name: 'switch-dead', changes: deadSwitch('a2'), truths: [lan('a2')] },
  { name: 'switch-dead-b2', changes: deadSwitch('b2'), truths: [lan('b2')] },
  {
    name: 'trunk-unplugged',
    changes: [unplugged('b1-trunk', 'both')],
    truths: [lan('b1')],
  },
  { name: 'trunk-loses-a-third', changes: [lossy('a2-trunk', 0.33)], lastsMs: POOR_MS, truths: [poor('lan', 'a2')] },
  { name: 'power-cut', changes: [{ power: 'a1' }, ...deadRouter('a1')], truths: [power('a1')] },
  { name: 'power-cut-b2', changes: [{ power: 'b2' }, ...deadRouter('b2')], truths: [power('b2')] },
  {
    name: 'power-cut-for-an-hour',
    changes: [{ power: 'b1' }, ...deadRouter('b1')],
    lastsMs: 60 * MINUTE_MS,
    truths: [power('b1')],
  },
  { name: 'pc-unplugged', changes: [{ port: ['a1', 3] }], lastsMs: 10 * MINUTE_MS, truths: [] },
  { name: 'pc-switched-off', changes: [{ off: 'b2-pc3' }], lastsMs: 10 * MINUTE_MS, truths: [] },
  {
    name: 'two-pcs-switched-off',
    changes: [{ off: 'a2-pc2' }, { off: 'a2-pc3' }],
    lastsMs: 10 * MINUTE_MS,
    truths: [],
  },
  {
    name: 'pc-with-wrong-names',
    changes: [{ wrongNames: 'b1-pc3' }],
    lastsMs: POOR_MS,
    truths: [],
  },
  {
    name: 'breaker-at-lunch',
    changes: [{ power: 'a2' }, ...deadRouter('a2')],
    begins: 'before-lunch',
    lastsMs: 20 * MINUTE_MS,
    truths: [],
  },
  { name: 'provider-down', changes: [cut('a-way')], truths: [isp('a')] },
  { name: 'provider-down-b', changes: [cut('b-way')], truths: [isp('b')] },
  { name: 'provider-stuck', changes: [{ stuck: 'b-isp' }], truths: [isp('b')] },
  { name: 'provider-lines-dead', changes: [cut('a1-line'), cut('a2-line')], truths: [isp('a')] },
  { name: 'names-of-a-provider', changes: [{ server: 'a-names' }], lastsMs: 8 * MINUTE_MS, truths: [names('a')] },
  { name: 'names-of-provider-b', changes: [{ server: 'b-names' }], lastsMs: 8 * MINUTE_MS, truths: [names('b')] },
  { name: 'portal-stopped', changes: [{ server: 'portal' }], lastsMs: 8 * MINUTE_MS, truths: [service()] },
  {
    name: 'procedures-lost-on-the-way',
    changes: [{ lost: 'procedures', at: 'exchange' }],
    lastsMs: 8 * MINUTE_MS,
    truths: [service()],
  },
  { name: 'application-broken', changes: [{ application: 'sign-on' }], lastsMs: 8 * MINUTE_MS, truths: [service()] },
  {
    name: 'application-broken-portal',
    changes: [{ application: 'portal' }],
    lastsMs: 8 * MINUTE_MS,
    truths: [service()],
  },
  { name: 'lgsp-stopped', changes: [{ server: 'lgsp' }], lastsMs: 8 * MINUTE_MS, truths: [service()] },
  {
    name: 'data-network-down',
    changes: [{ stuck: 'data-network' }],
    lastsMs: 8 * MINUTE_MS,
    truths: [dataNetwork()],
  },
  { name: 'uplink-cut', changes: [cut('uplink')], truths: [collector()] },
  { name: 'collector-paused', changes: [{ collector: 'paused' }], truths: [collector()] },
  { name: 'two-lines-of-two-providers', changes: [cut('a1-line'), cut('b2-line')], truths: [line('a1'), line('b2')] },
  {
    name: 'line-and-portal',
    changes: [cut('b1-line'), { server: 'portal' }],
    lastsMs: 8 * MINUTE_MS,
    truths: [line('b1'), service()],
  },
  { name: 'provider-and-router', changes: [cut('a-way'), ...deadRouter('b1')], truths: [isp('a'), router('b1')] },
  { name: 'switch-and-line', changes: [...deadSwitch('a2'), cut('b1-line')], truths: [lan('a2'), line('b1')] },
  {
    name: 'names-and-line',
    changes: [{ server: 'b-names' }, cut('a1-line')],
    lastsMs: 8 * MINUTE_MS,
    truths: [names('b'), line('a1')],
  },
  {
    name: 'power-line-and-application',
    changes: [{ power: 'a1' }, ...deadRouter('a1'), cut('b2-line'), { application: 'procedures' }],
    lastsMs: 8 * MINUTE_MS,
    truths: [power('a1'), line('b2'), service()],
  },
];
