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
 * commune has more PCs than that, those in use longest (unknown years first, then by number) are outside: they are to be given back, not replaced. Servers and PCs of
 * meeting rooms are nobody's and counted only where a number for common use is laid down.
 */
export function assetRows(pcs: readonly CountedPc[], register: Register, year: number): ReadonlyMap<string, AssetRow> {
  const outside = outsideQuota(pcs, register);
  return new Map(
    pcs.map((pc) => {
      const record = register.ofDevice.get(pc.id);
      const unknown: AssetUnknown[] = [];
      const life = record === undefined ? undefined : lifeOf(ageOf(record), year);
      if (record === undefined) unknown.push(register.communes.has(pc.unitCode) ? 'not-in-register' : 'no-register');
      else if (life?.state === 'unknown') unknown.push(life.because);
      const posts = register.posts.get(pc.unitCode);
      const isCounted = posts !== undefined && counts(pc, posts);
      if (!isCounted) unknown.push(posts === undefined ? 'no-posts' : 'not-counted');
      const lifeUntil = life !== undefined && 'lastYear' in life ? life.lastYear : undefined;
      const row: AssetRow = {
        ...(record === undefined ? {} : { record: shown(record) }),
        life: life?.state ?? 'unknown',
        ...(lifeUntil === undefined ? {} : { lifeUntil }),
        quota: !isCounted ? 'unknown' : outside.has(pc.id) ? 'outside' : 'within',
        unknown,
      };
      return [pc.id, row];
    }),
  );
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

function outsideQuota(pcs: readonly CountedPc[], { ofDevice, posts }: Register): ReadonlySet<string> {
  const outside = new Set<string>();
  for (const [unitCode, its] of countedPcs(pcs, posts)) {
    const of = posts.get(unitCode);
    if (of === undefined) continue;
    const surplus = its.length - of.posts - (of.sharedPcs ?? 0);
    const yearOf = ({ id }: CountedPc) => ofDevice.get(id)?.yearInUse ?? 0;
    const oldestFirst = [...its].sort((a, b) => yearOf(a) - yearOf(b) || a.number - b.number);
    for (const { id } of oldestFirst.slice(0, Math.max(0, surplus))) outside.add(id);
  }
  return outside;
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
