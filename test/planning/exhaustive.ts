import type { PlanProblem } from '@mach/priority';

/** The most minutes that any choice within all rules has, by trying every one; undefined where none is within them. */
export function exhaustive(problem: PlanProblem): number | undefined {
  const { choices, years, communes = {}, replacementsMax = Number.POSITIVE_INFINITY, bulkPrices = [] } = problem;
  const pick: (readonly [option: number, year: number] | undefined)[] = [];
  let best: number | undefined;
  const visit = (place: number, minutes: number): void => {
    const choice = choices[place];
    if (choice === undefined) {
      if ((best === undefined || minutes > best) && isAllowed()) best = minutes;
      return;
    }
    if (choice.mayStay ?? true) {
      pick[place] = undefined;
      visit(place + 1, minutes);
    }
    for (const [option, { minutes: more, lastsYears = years.length }] of choice.options.entries()) {
      for (let year = 0; year < years.length; year++) {
        pick[place] = [option, year];
        visit(place + 1, minutes + (more * Math.min(lastsYears, years.length - year)) / years.length);
      }
    }
  };

  /** Straight from what the rules say, one after the other, on purpose without any of the optimiser's rows. */
  const isAllowed = (): boolean => {
    const counts = new Map<string, number>();
    const bundles = new Map<string, Set<boolean>>();
    let replacements = 0;
    const bought = choices.flatMap((choice, place) => {
      const picked = pick[place];
      if (choice.bundle !== undefined) {
        const states = bundles.get(choice.bundle) ?? new Set();
        bundles.set(choice.bundle, states.add(picked !== undefined));
      }
      const option = picked === undefined ? undefined : choice.options[picked[0]];
      if (option === undefined || picked === undefined) return [];
      if (option.isReplacement) replacements += 1;
      for (const item of option.items ?? []) counts.set(item, (counts.get(item) ?? 0) + 1);
      return [{ option, year: picked[1], commune: choice.commune }];
    });
    if (replacements > replacementsMax) return false;
    if ([...bundles.values()].some((states) => states.size > 1)) return false;
    const paid = bought.map((one) => {
      const { items = [], cost } = one.option;
      const discountOf = (item: string) =>
        bulkPrices
          .filter((step) => step.item === item && step.from <= (counts.get(step.item) ?? 0))
          .sort((a, b) => b.from - a.from)[0]?.discount ?? 0;
      return { ...one, cost: Math.max(0, cost - items.reduce((sum, item) => sum + discountOf(item), 0)) };
    });
    for (const [year, funds] of years.entries()) {
      const of = (fund?: string) =>
        paid
          .filter((one) => one.year === year && (fund === undefined || one.option.fund === fund))
          .reduce((sum, { cost }) => sum + cost, 0);
      if ('common' in funds) {
        if (of() > funds.common) return false;
      } else if (of('parts') > funds.parts || of('assets') > funds.assets) return false;
    }
    return Object.entries(communes).every(([code, { floor = 0, cap = Number.POSITIVE_INFINITY }]) => {
      const spent = paid.filter(({ commune }) => commune === code).reduce((sum, { cost }) => sum + cost, 0);
      return spent >= floor && spent <= cap;
    });
  };

  visit(0, 0);
  return best;
}
