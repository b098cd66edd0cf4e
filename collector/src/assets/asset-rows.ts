import { type AssetKind, lifeOf } from '@mach/knowledge';
import type { AssetRecord, AssetRow, AssetUnknown, Posts, Role } from '@mach/wire';

/** A PC as quotas count it. */
export interface CountedPc {
  readonly id: string;
  readonly number: number;
  readonly unitCode: string;
  readonly role: Role;
}

export interface Register {
  /** Communes that have one. */
  readonly communes: ReadonlySet<string>;
  readonly ofDevice: ReadonlyMap<string, AssetRecord>;
  readonly posts: ReadonlyMap<string, Posts>;
}

/**
 * What the register says of each PC: whether its life has run out in this year, and whether it is within its commune's quota, a PC for each post and those for common use. Where a
 * commune has more PCs than that, those in use longest are outside: they are to be given back, not replaced. Servers and PCs of
 * meeting rooms are nobody's and counted only where a number for common use is laid down.
 */
export function assetRows(pcs: readonly CountedPc[], register: Register, year: number): ReadonlyMap<string, AssetRow> {
  const quotas = quotasOf(pcs, register);
  return new Map(
    pcs.map((pc) => {
      const told = toldLife(register.ofDevice.get(pc.id), pc, register, year);
      const unknown: AssetUnknown[] = [...told.unknown];
      const posts = register.posts.get(pc.unitCode);
      const quota = quotas.get(pc.id);
      if (quota === undefined) unknown.push(posts === undefined ? 'no-posts' : 'not-counted');
      else if (quota === 'unknown') unknown.push('surplus-open');
      return [pc.id, { ...told, quota: quota ?? 'unknown', unknown }];
    }),
  );
}

/** A piece of equipment that is no PC, with its kind as registers have kinds. */
export interface RegisteredEquipment {
  readonly id: string;
  readonly unitCode: string;
  readonly kind: AssetKind;
}

/** The same of equipment that is no PC. No quota with a source was found for any of it, so that is unknown and says so. */
export function equipmentAssetRows(
  equipment: readonly RegisteredEquipment[],
  register: Pick<Register, 'communes' | 'ofDevice'>,
  year: number,
): ReadonlyMap<string, AssetRow> {
  return new Map(
    equipment.map((one) => {
      // What it is, its agent or an administrator said; a line of the register may leave that out.
      const record = register.ofDevice.get(one.id);
      const told = toldLife(record === undefined ? undefined : { ...record, kind: one.kind }, one, register, year);
      return [one.id, { ...told, quota: 'unknown', unknown: [...told.unknown, 'quota-without-rule'] }];
    }),
  );
}

/** Whether the life of a thing has run out, by its line of the register, or why that is unknown. */
function toldLife(
  record: AssetRecord | undefined,
  { unitCode }: { readonly unitCode: string },
  { communes }: Pick<Register, 'communes'>,
  year: number,
): Pick<AssetRow, 'record' | 'life' | 'lifeUntil' | 'unknown'> {
  if (record === undefined)
    return { life: 'unknown', unknown: [communes.has(unitCode) ? 'not-in-register' : 'no-register'] };
  const life = lifeOf(ageOf(record), year);
  return {
    record: shown(record),
    life: life.state,
    ...('lastYear' in life && life.lastYear !== undefined ? { lifeUntil: life.lastYear } : {}),
    unknown: life.state === 'unknown' ? [life.because] : [],
  };
}

/** PCs that count against a commune's quota, by commune. */
export const countedPcs = (
  pcs: readonly CountedPc[],
  posts: ReadonlyMap<string, Posts>,
): ReadonlyMap<string, readonly CountedPc[]> =>
  Map.groupBy(
    pcs.filter((pc) => {
      const of = posts.get(pc.unitCode);
      return of === undefined ? pc.role === 'office' || pc.role === 'counter' : counts(pc, of);
    }),
    ({ unitCode }) => unitCode,
  );

/** `kind` of the register's line, as it was read. */
export const ageOf = ({ kind, yearInUse, originalPrice, residualValue }: AssetRecord) => ({
  ...(kind === undefined ? {} : { kind: kind as AssetKind }),
  ...(yearInUse === undefined ? {} : { yearInUse }),
  ...(originalPrice === undefined ? {} : { originalPrice }),
  ...(residualValue === undefined ? {} : { residualValue }),
});

const counts = ({ role }: CountedPc, { sharedPcs }: Posts): boolean =>
  role === 'office' || role === 'counter' || (role === 'meeting-room' && sharedPcs !== undefined);

/**
 * Of PCs that count. Those in use longest are too many; one whose year is not known may be older than any: what holds wherever those without a year stand is said, and nothing else.
 */
function quotasOf(pcs: readonly CountedPc[], { ofDevice, posts }: Register): ReadonlyMap<string, AssetRow['quota']> {
  const quotas = new Map<string, AssetRow['quota']>();
  for (const [unitCode, its] of countedPcs(pcs, posts)) {
    const of = posts.get(unitCode);
    if (of === undefined) continue;
    const surplus = its.length - of.posts - (of.sharedPcs ?? 0);
    const yearOf = ({ id }: CountedPc) => ofDevice.get(id)?.yearInUse;
    const known = its
      .filter((pc) => yearOf(pc) !== undefined)
      .sort((a, b) => (yearOf(a) ?? 0) - (yearOf(b) ?? 0) || a.number - b.number);
    const unknown = its.length - known.length;
    for (const [place, { id }] of known.entries()) {
      quotas.set(id, place >= surplus ? 'within' : place + unknown < surplus ? 'outside' : 'unknown');
    }
    const ofOthers = surplus <= 0 ? 'within' : surplus >= its.length ? 'outside' : 'unknown';
    for (const pc of its) if (yearOf(pc) === undefined) quotas.set(pc.id, ofOthers);
  }
  return quotas;
}

function shown({ id, place, tag, name, yearInUse, originalPrice, residualValue, department }: AssetRecord) {
  return {
    id,
    place,
    ...(tag === undefined ? {} : { tag }),
    ...(name === undefined ? {} : { name }),
    ...(yearInUse === undefined ? {} : { yearInUse }),
    ...(originalPrice === undefined ? {} : { originalPrice }),
    ...(residualValue === undefined ? {} : { residualValue }),
    ...(department === undefined ? {} : { department }),
  };
}
