import type { Fault } from '../scenario.ts';
import type { Placing } from './placing.ts';

type Make = (at: Placing) => readonly Fault[] | undefined;

const province = { province: true } as const;
const poor = ({ between }: Placing) => ({
  lossRatio: between('loss', 0.1, 0.35),
  addedDelayMs: between('delay', 0, 80),
});
const slow = ({ between }: Placing) => ({
  lossRatio: between('loss', 0, 0.01),
  addedDelayMs: between('delay', 120, 600),
});
const partly = ({ between }: Placing, least: number, most: number) => between('share', least, most);
const how = ({ one }: Placing) => one('how', ['timeout', 'refused', 'error-status'] as const);
const addedMs = ({ between }: Placing) => between('slow', 1_200, 6_000);
/** While our uplink is down no packet of theirs comes back: what they lose can't be seen. */
const isSeen = ({ used }: Placing) => !used.parts.has('uplink');
/** So long has an agent been saying what is not so. */
const MISREPORTS_MS = 30 * 86_400_000;

/** What can break, by a name, and how it is made at a drawn place. */
export const FAULT_PARTS = {
  'line-down': (at) => at.onSite((where) => ({ type: 'line-down', where, ...at.span })),
  'line-poor': (at) => at.onSite((where) => ({ type: 'line-poor', where, ...poor(at), ...at.span }), isSeen(at)),
  'line-slow': (at) =>
    at.onSite((where) => ({ type: 'line-poor', where, ...slow(at), ...at.span }), isSeen(at) && !at.around.isYoung),
  'router-down': (at) => at.onSite((where) => ({ type: 'router-down', where, ...at.span })),
  'router-stuck': (at) => at.onSite((where) => ({ type: 'router-stuck', where, ...at.span })),
  'lan-switch': (at) =>
    at.onSite((where) => ({ type: 'lan-down', how: 'switch', where, ...at.span }), at.around.hasSwitch),
  'lan-cable': (at) =>
    at.onSite((where) => ({ type: 'lan-down', how: 'cable', where, ...at.span }), at.around.hasSwitch),
  'lan-part': (at) =>
    at.onSite(
      (where) => ({ type: 'lan-down', how: 'switch', share: partly(at, 0.3, 0.7), where, ...at.span }),
      at.around.hasSwitch && at.around.devices.length >= 6 && at.around.gatewayAnswers,
    ),
  'lan-poor': (at) =>
    at.onSite(
      (where) => ({ type: 'lan-poor', lossRatio: at.between('loss', 0.12, 0.4), where, ...at.span }),
      at.around.gatewayAnswers,
    ),
  'power-site': (at) => at.onSite((where) => ({ type: 'power-cut', where, ...at.span })),
  'power-area': (at) => at.onArea((where) => ({ type: 'power-cut', where, ...at.span })),
  'people-off': (at) => at.onSite((where) => ({ type: 'switched-off', how: 'people', where, ...at.span })),
  'isp-down': (at) => at.onIsp((where) => ({ type: 'isp-down', where, ...at.span })),
  'isp-part': (at) => at.onIsp((where) => ({ type: 'isp-down', where, share: partly(at, 0.15, 0.9), ...at.span })),
  'isp-poor': (at) =>
    isSeen(at)
      ? at.onIsp((where) => ({ type: 'isp-poor', where, share: partly(at, 0.3, 1), ...poor(at), ...at.span }))
      : undefined,
  'data-network-all': (at) => at.onShared('data-network', { type: 'data-network-down', where: province, ...at.span }),
  'data-network-part': (at) =>
    at.onShared('data-network', {
      type: 'data-network-down',
      where: province,
      share: partly(at, 0.15, 0.9),
      ...at.span,
    }),
  'data-network-leg': (at) =>
    at.onSite(
      (where) => ({ type: 'data-network-down', where, ...at.span }),
      at.around.hasDataNetwork && !at.used.parts.has('data-network'),
    ),
  'data-network-poor': (at) =>
    at.onShared('data-network', {
      type: 'data-network-poor',
      where: province,
      share: partly(at, 0.3, 1),
      ...poor(at),
      ...at.span,
    }),
  'dns-isp': (at) => (isSeen(at) ? at.onIsp((where) => ({ type: 'dns-down', where, ...at.span })) : undefined),
  'dns-site': (at) => at.onSite((where) => ({ type: 'dns-down', where, ...at.span }), isSeen(at)),
  'service-down': (at) =>
    at.onService((service, where) => ({ type: 'service-down', service, how: how(at), where, ...at.span })),
  'service-part': (at) =>
    at.onService((service, where) => ({
      type: 'service-down',
      service,
      how: how(at),
      where,
      share: partly(at, 0.2, 0.9),
      ...at.span,
    })),
  'application-down': (at) =>
    at.onService((service, where) => ({
      type: 'service-down',
      service,
      how: how(at),
      page: 'application',
      where,
      ...at.span,
    })),
  'service-slow': (at) =>
    at.onService((service, where) => ({ type: 'service-slow', service, processingMs: addedMs(at), where, ...at.span })),
  'service-slow-part': (at) =>
    at.onService((service, where) => ({
      type: 'service-slow',
      service,
      processingMs: addedMs(at),
      where,
      share: partly(at, 0.3, 0.9),
      ...at.span,
    })),
  certificate: (at) => at.onService((service, where) => ({ type: 'certificate-expired', service, where, ...at.span })),
  'behind-sign-in': (at) => at.onShared('behind-sign-in', { type: 'slow-behind-sign-in', where: province, ...at.span }),
  'service-by-isp': (at) =>
    at.onService((service, where) => ({ type: 'service-down', service, how: 'timeout', where, ...at.span }), true),
  'pc-cut-off': (at) =>
    at.onDevice((where) => ({ type: 'pc-cut-off', where, ...at.span }), { fits: at.around.devices.length >= 5 }),
  'pc-lossy': (at) =>
    at.onDevice((where) => ({ type: 'lan-poor', lossRatio: at.between('loss', 0.15, 0.5), where, ...at.span }), {
      fits: at.around.gatewayAnswers,
    }),
  'pc-busy': (at) =>
    at.onDevice((where) => ({ type: 'processor-busy', busyShare: 1, where, ...at.span }), {
      seated: true,
      fits: !at.around.isYoung,
    }),
  'pc-misreports': (at) =>
    at.onDevice((where) => ({ type: 'pc-misreports', where, ...at.span, from: at.span.from - MISREPORTS_MS }), {
      seated: true,
    }),
  uplink: (at) =>
    at.used.sites.size > 0 || at.used.isps.size > 0
      ? undefined
      : at.onShared('uplink', { type: 'uplink-down', where: province, ...at.span }),
} satisfies Readonly<Record<string, Make>>;

export type FaultPart = keyof typeof FAULT_PARTS;
export const PARTS = Object.keys(FAULT_PARTS) as readonly FaultPart[];

/** Two that can stand at one site and both be seen: neither takes away what shows the other. */
export const PAIRS: readonly (readonly [FaultPart, FaultPart])[] = [
  ['lan-part', 'line-down'],
  ['lan-part', 'line-poor'],
  ['pc-cut-off', 'line-down'],
  ['pc-cut-off', 'line-poor'],
  ['pc-cut-off', 'dns-site'],
  ['pc-lossy', 'line-down'],
  ['pc-misreports', 'line-poor'],
  ['line-down', 'data-network-leg'],
  ['line-poor', 'data-network-leg'],
  ['dns-site', 'data-network-leg'],
];
