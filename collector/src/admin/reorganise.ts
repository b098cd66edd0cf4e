import { vietnamDayOf } from '@mach/knowledge';
import type { Reorganisation, ReorganisationPreview, Site, Unit } from '@mach/wire';
import type { FleetState, Registry } from '../state/fleet-state.ts';
import type { RegistryChange } from '../state/registry-change.ts';
import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

export type ReorganiseRequest = Extract<AdminRequest, { type: 'merge-units' | 'split-unit' }>;

interface Plan {
  readonly ok: true;
  readonly fact: Reorganisation;
  readonly preview: ReorganisationPreview;
  readonly changes: readonly RegistryChange[];
}
type Planned = Plan | (Decision['answer'] & { readonly ok: false });

/**
 * What a merger or a split does to the register. Sites move as a whole, with their lines, their devices and so all that was measured; join
 * tokens of a unit that ends let PCs join the one that follows. Pure: nothing happens by it.
 */
export function planReorganisation(request: ReorganiseRequest, registry: Registry, now: number): Planned {
  const { validFrom, into, document } = request;
  if (validFrom > vietnamDayOf(now))
    return no('date-future', 'validFrom', `${validFrom} is still to come: enter it on that day or later`);
  const from = request.type === 'merge-units' ? [...new Set(request.from)] : [request.from];
  if (from.length === 0) return no('nothing-moved', 'from', 'no unit was named');
  if (from.includes(into.code)) return no('same-unit', 'into', `${into.code} can't be merged into itself`);
  for (const code of from) {
    const unit = registry.units.get(code);
    if (unit?.kind !== 'commune') return no('unknown-commune', 'from', `there is no commune ${code}`);
    if (unit.successor !== undefined) return no('unit-ended', 'from', `${code} ended on ${unit.validTo}`);
  }
  const taker = takerOf(into, from, validFrom, registry);
  if (!taker.ok) return taker;

  const chosen = request.type === 'split-unit' ? new Set(request.sites) : undefined;
  const sites = [...registry.sites.values()].filter(
    ({ id, unitCode }) => from.includes(unitCode) && (chosen === undefined || chosen.has(id)),
  );
  if (chosen !== undefined && (sites.length === 0 || sites.length < chosen.size)) {
    const strange = [...chosen].filter((id) => !sites.some((site) => site.id === id));
    const which = strange.length === 0 ? '' : `${from[0]} has no site ${strange.join(', ')}: `;
    return no(
      'nothing-moved',
      'sites',
      `${which}name sites of the unit that is split by their ids (mach-collector devices list)`,
    );
  }
  const moves = namedMoves(sites, into.code, registry);
  const isMerger = request.type === 'merge-units';
  const fact: Reorganisation = {
    validFrom,
    ...(document === undefined || document === '' ? {} : { document }),
    units: taker.made === undefined ? [] : [taker.made],
    moves,
    ends: isMerger ? from.map((code) => ({ code, successor: into.code })) : [],
  };
  const moved = new Set(sites.map(({ id }) => id));
  const devices = [...registry.devices.values()].filter(
    ({ unitCode, siteId }) =>
      from.includes(unitCode) && (siteId === undefined ? isMerger : isMerger || moved.has(siteId)),
  );
  const changes: RegistryChange[] = [
    { type: 'units-reorganised', reorganisation: fact },
    ...devices.map(
      ({ id, siteId }) =>
        ({
          type: 'device-moved',
          device: id,
          unitCode: into.code,
          ...(siteId === undefined ? {} : { siteId }),
        }) as const,
    ),
  ];
  const preview: ReorganisationPreview = {
    sites: sites.length,
    devices: devices.length,
    ends: fact.ends.map(({ code }) => registry.units.get(code)?.name ?? code),
    renames: moves.flatMap(({ site, name }) => {
      const before = registry.sites.get(site)?.name;
      return name === undefined || before === undefined ? [] : [{ before, after: name }];
    }),
    accountsLeft: isMerger
      ? [...registry.accounts.values()]
          .filter(({ unitCode = '', disabledAt }) => from.includes(unitCode) && disabledAt === undefined)
          .map(({ name }) => name)
      : [],
  };
  return { ok: true, fact, preview, changes };
}

/** Decides a merger or a split. */
export function decideReorganisation(request: ReorganiseRequest, { registry }: FleetState, now: number): Decision {
  const planned = planReorganisation(request, registry, now);
  return planned.ok ? { changes: planned.changes, answer: { ok: true } } : { changes: [], answer: planned };
}

type Taker = { readonly ok: true; readonly made?: Unit } | (Decision['answer'] & { readonly ok: false });

/** The unit that takes what moves: one of the register, or a new one beside those that it comes from. */
function takerOf(
  into: ReorganiseRequest['into'],
  from: readonly string[],
  validFrom: string,
  { units }: Registry,
): Taker {
  const known = units.get(into.code);
  if (known !== undefined) {
    if (known.kind !== 'commune') return no('code-form', 'into', `${into.code} is no commune`);
    if (known.successor !== undefined) return no('unit-ended', 'into', `${into.code} ended on ${known.validTo}`);
    return { ok: true };
  }
  if (!/^\d{5}$/.test(into.code)) return no('code-form', 'newCode', 'a commune has five digits');
  const name = into.name?.trim() ?? '';
  if (name === '') return no('required', 'newName', `there is no commune ${into.code} yet: say what it is called`);
  const made: Unit = { code: into.code, kind: 'commune', name, validFrom, ...inCommon(from, units) };
  return { ok: true, made };
}

/** What a new unit takes over of those that it comes from: what all of them say alike. */
function inCommon(from: readonly string[], units: Registry['units']): Partial<Unit> {
  const all = from.map((code) => units.get(code));
  const alike = (['parent', 'isp', 'workingHours', 'network'] as const).flatMap((key) => {
    const value = all[0]?.[key];
    return value !== undefined && all.every((unit) => unit?.[key] === value) ? [[key, value]] : [];
  });
  return Object.fromEntries(alike);
}

/** Within a commune no two sites are called the same: one that comes second carries the name of the unit that it came from. */
function namedMoves(sites: readonly Site[], to: string, { sites: all, units }: Registry): Reorganisation['moves'] {
  const taken = new Set([...all.values()].filter(({ unitCode }) => unitCode === to).map(({ name }) => name));
  return sites.map(({ id, name, unitCode }) => {
    let named = name;
    if (taken.has(named)) named = `${name} (${units.get(unitCode)?.name ?? unitCode})`;
    for (let number = 2; taken.has(named); number++) named = `${name} (${unitCode}-${number})`;
    taken.add(named);
    return { site: id, from: unitCode, to, ...(named === name ? {} : { name: named }) };
  });
}

const no = (code: string, field: string, error: string) => ({ ok: false, code, field, error }) as const;
