/** How many devices and places ask one service, as the fleet stands. */
export interface Watchers {
  readonly places: number;
  readonly devices: number;
}

/** What one check may cost its target: how often it is asked by schedule, and how many requests a day it may take at most. */
export interface Allowance {
  /** Of leader and deputy. Absent where the budget is too small for so many places. */
  readonly scheduled?: { readonly everyS: number; readonly perDayMax: number };
  /** Of each device, when its user is affected. Absent likewise. */
  readonly onDemandPerDayMax?: number;
}

const DAY_S = 86_400;
/** Leader and deputy of each place. */
const PROBERS_PER_PLACE = 2;
/** Seats change hands, and who has lost one goes on until it hears of it: a quarter more than the seats. */
const CHANGED_HANDS = 1.25;
/** A page that sends on once, as most portals do from `/`, is two requests; and chance does not keep to its mean within a day. */
const REQUESTS_A_RUN = 2;
/** Of the budget, what is kept for those whose users are affected. */
const ON_DEMAND_SHARE = 0.25;
/** Nobody's user is affected more often in a day. */
const ON_DEMAND_PER_DAY_MAX = 12;
const EVERY_S_MAX = 604_800;

/**
 * Hands a budget of requests a day out to everybody who may spend it, so that all of them together stay under it without
 * hearing of each other. Where it is too small for the wanted interval, the interval gives way.
 */
export function allowanceOf(budgetPerDay: number, everyS: number, watchers: Watchers): Allowance {
  const [places, devices] = [roundedUp(watchers.places), roundedUp(watchers.devices)];
  const onDemand = Math.min(ON_DEMAND_PER_DAY_MAX, Math.floor((budgetPerDay * ON_DEMAND_SHARE) / devices));
  const share = Math.floor((budgetPerDay - onDemand * devices) / (places * PROBERS_PER_PLACE * CHANGED_HANDS));
  const stretched = Math.max(everyS, Math.ceil((DAY_S * REQUESTS_A_RUN) / Math.max(1, share)));
  const perDayMax = Math.min(share, Math.ceil((DAY_S * REQUESTS_A_RUN) / stretched));
  return {
    ...(perDayMax >= 1 && { scheduled: { everyS: Math.min(EVERY_S_MAX, stretched), perDayMax } }),
    ...(onDemand >= 1 && { onDemandPerDayMax: onDemand }),
  };
}

/** In steps of a fifth: one more PC must not give each agent of the province another list to fetch. */
function roundedUp(count: number): number {
  return Math.ceil(2 ** (Math.ceil(Math.log2(Math.max(1, count)) * 4) / 4));
}
