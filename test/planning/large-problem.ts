import type { Random } from '@mach/ports';
import type { PlanChoice, PlanOption, PlanProblem } from '@mach/priority';

/** Đồng a step of prices: they are quoted so. */
const STEP = 100_000;

/** Made-up PCs with six options each, at costs and minutes such as offices have; more than a hundred communes. */
export function largeProblem(random: Random, devices: number, communes: number): PlanProblem {
  const between = (min: number, max: number) => min + random.next() * (max - min);
  const money = (min: number, max: number) => Math.round(between(min, max) / STEP) * STEP;
  const choices = Array.from({ length: devices }, (_, place): PlanChoice => {
    /** How bad it is: few are very bad. */
    const pain = 2_000 * random.next() ** 3 + 5;
    const option = (name: string, cost: number, ratio: number): PlanOption => {
      const isReplacement = name.startsWith('replacement');
      const minutes = Math.round(pain * ratio * 10) / 10;
      return {
        name,
        cost,
        fund: isReplacement ? 'assets' : 'parts',
        minutes,
        ...(isReplacement ? { isReplacement } : {}),
      };
    };
    const ram = money(700_000, 2_400_000);
    const ssd = money(800_000, 1_900_000);
    return {
      device: place.toString(16).padStart(32, '0'),
      commune: String(10_000 + (place % communes)),
      options: [
        option('ram', ram, between(0.05, 0.5)),
        option('ssd', ssd, between(0.05, 0.5)),
        option('ram+ssd', ram + ssd, between(0.4, 0.8)),
        option('ram+ssd large', ram + ssd + money(500_000, 1_500_000), between(0.5, 0.85)),
        option('replacement', money(11_000_000, 15_000_000), between(0.8, 0.95)),
        option('replacement large', money(15_000_000, 20_000_000), between(0.85, 1)),
      ],
    };
  });
  return { choices, years: [{ common: devices * 1_200_000 }] };
}

/** The same under two funds, with a floor and a cap for every commune and a limit of replacements. */
export function withRules(problem: PlanProblem): PlanProblem {
  const byCommune = Map.groupBy(problem.choices, ({ commune }) => commune);
  const communes = Object.fromEntries(
    Array.from(byCommune, ([commune, { length }], place) => [
      commune,
      // Every third must get more than it would, every fifth less.
      {
        floor: length * (place % 3 === 0 ? 1_500_000 : 500_000),
        cap: length * (place % 5 === 0 ? 1_600_000 : 3_000_000),
      },
    ]),
  );
  const devices = problem.choices.length;
  return {
    ...problem,
    years: [{ parts: devices * 600_000, assets: devices * 700_000 }],
    communes,
    replacementsMax: Math.floor(devices / 15),
  };
}
