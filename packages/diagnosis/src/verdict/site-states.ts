import type { Cause } from '@mach/wire';
import type { SessionTime } from './evidence.ts';

/**
 * What can be wrong at one site, one at a time. `lan`: the switch; `cable`: between switch and router; `lan-part`: one of several switches. `stuck`: the router answers its LAN and
 * passes nothing on. `leg`: the site's own access to the data network; `line-and-leg`: both ways out, which often share a cable. `pc`: the one PC that measures there is bad itself.
 */
export const SITE_STATES = [
  'ok',
  'pc',
  'lan',
  'cable',
  'lan-part',
  'router',
  'stuck',
  'line',
  'leg',
  'line-and-leg',
  'power',
  'off',
] as const;
export type SiteState = (typeof SITE_STATES)[number];

export const CAUSE_OF_STATE: Readonly<Record<Exclude<SiteState, 'ok'>, Cause>> = {
  pc: 'pc',
  lan: 'lan',
  cable: 'lan',
  'lan-part': 'lan',
  router: 'router',
  stuck: 'router',
  line: 'line',
  leg: 'data-network',
  'line-and-leg': 'line',
  power: 'power',
  off: 'switched-off',
};

/** Which ways out of the site still work in a state, as far as the site itself goes. */
export const OPEN: Readonly<Record<SiteState, { readonly internet: boolean; readonly dataNetwork: boolean }>> = {
  ok: { internet: true, dataNetwork: true },
  pc: { internet: false, dataNetwork: false },
  lan: { internet: false, dataNetwork: false },
  cable: { internet: false, dataNetwork: false },
  'lan-part': { internet: true, dataNetwork: true },
  router: { internet: false, dataNetwork: false },
  stuck: { internet: false, dataNetwork: false },
  line: { internet: false, dataNetwork: true },
  leg: { internet: true, dataNetwork: false },
  'line-and-leg': { internet: false, dataNetwork: false },
  power: { internet: false, dataNetwork: false },
  off: { internet: false, dataNetwork: false },
};

/**
 * How likely a state is in one window of five minutes, by the time of day: how often it begins times some minutes. Assumptions of
 * 2026-11: the power goes about monthly, a line breaks some six times a year, and once with the access to the data network beside it, a router hangs four times, a whole LAN dies once in two
 * years; most offices are empty at night, and hardly ever in the middle of a session.
 */
export function statePrior(state: SiteState, time: SessionTime, hasSwitch: 'yes' | 'no' | 'unknown'): number {
  // Without a switch the router is the LAN.
  if (CAUSE_OF_STATE[state as Exclude<SiteState, 'ok'>] === 'lan' && hasSwitch === 'no')
    return PRIOR[state as 'lan'] / 20;
  if (state === 'off') return { working: 4e-5, closing: 0.3, outside: 0.7 }[time];
  return PRIOR[state];
}

const PRIOR: Readonly<Record<Exclude<SiteState, 'off'>, number>> = {
  ok: 0.85,
  pc: 1e-3,
  lan: 3e-5,
  cable: 1e-5,
  'lan-part': 3e-5,
  router: 1e-4,
  stuck: 1e-4,
  line: 3e-4,
  leg: 1e-4,
  'line-and-leg': 5e-5,
  power: 5e-4,
};
