import type { Random } from '@mach/ports';
import type { BulkPrice, PlanChoice, PlanOption, PlanProblem, YearFunds } from '@mach/priority';

const MILLION = 1_000_000;
const COMMUNES = ['00004', '00007', '00010'];

/**
 * A random problem small enough to try every choice, with all rules that a plan can have, each present in about a third of the problems. Prices
 * are in steps of 100,000 đồng in two of three, else to the đồng.
 */
export function smallProblem(random: Random): PlanProblem {
  const whole = (min: number, max: number) => min + Math.floor(random.next() * (max - min + 1));
  const often = (ratio: number) => random.next() < ratio;
  const step = often(2 / 3) ? 100_000 : 1;
  const money = (min: number, max: number) => Math.round(whole(min * MILLION, max * MILLION) / step) * step;

  const devices = whole(1, 12);
  const optionsMost = devices <= 4 ? 5 : devices <= 6 ? 3 : devices <= 8 ? 2 : 1;
  const years = devices <= 5 && often(0.25) ? 2 : 1;
  const choices = Array.from({ length: devices }, (_, place): PlanChoice => {
    const options = Array.from(
      { length: whole(place === 0 ? 1 : 0, Math.max(1, Math.floor(optionsMost / years))) },
      (_, n): PlanOption => {
        const isReplacement = often(0.3);
        return {
          name: `option ${n}`,
          cost: isReplacement ? money(10, 20) : money(1, 9),
          fund: isReplacement ? 'assets' : 'parts',
          minutes: whole(0, 6_000) / 10,
          ...(isReplacement ? { isReplacement } : {}),
          ...(often(0.4) ? { items: isReplacement ? ['pc'] : often(0.3) ? ['ram', 'ssd', 'ssd'] : ['ssd'] } : {}),
          ...(often(0.2) ? { lastsYears: 1 } : {}),
        };
      },
    );
    return {
      device: `device ${String(place).padStart(2, '0')}`,
      commune: COMMUNES[whole(0, 2)] as string,
      options,
      ...(often(0.2) ? { bundle: `counter ${whole(0, 1)}` } : {}),
      ...(options.length > 0 && often(0.05) ? { mayStay: false } : {}),
    };
  });
  const sum = choices.reduce((all, { options }) => all + Math.max(0, ...options.map(({ cost }) => cost)), 0) / MILLION;
  const funds = (): YearFunds =>
    often(0.5)
      ? { common: money(0, Math.ceil(sum * 0.8)) }
      : { parts: money(0, Math.ceil(sum * 0.4)), assets: money(0, Math.ceil(sum * 0.7)) };
  const limits = Object.fromEntries(
    COMMUNES.filter(() => often(0.3)).map((commune) => [
      commune,
      {
        ...(often(0.5) ? { floor: money(0, Math.ceil(sum / 6)) } : {}),
        ...(often(0.5) ? { cap: money(0, Math.ceil(sum / 2)) } : {}),
      },
    ]),
  );
  const bulkPrices: BulkPrice[] = [];
  if (often(0.3)) bulkPrices.push({ item: 'ssd', from: whole(2, 3), discount: money(0, 1) });
  if (often(0.2)) bulkPrices.push({ item: 'ssd', from: whole(4, 6), discount: money(1, 2) });
  if (often(0.2)) bulkPrices.push({ item: 'pc', from: whole(2, 3), discount: money(1, 3) });
  return {
    choices,
    years: Array.from({ length: years }, funds),
    ...(Object.keys(limits).length > 0 ? { communes: limits } : {}),
    ...(often(0.3) ? { replacementsMax: whole(0, 4) } : {}),
    ...(bulkPrices.length > 0 ? { bulkPrices } : {}),
  };
}
