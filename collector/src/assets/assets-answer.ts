import { lifeOf } from '@mach/knowledge';
import type { AssetsAnswer } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import { ageOf, countedPcs } from './asset-rows.ts';
import type { RegisterOf } from './register-of.ts';

/** The register of the communes that are shown, as the resource and the list give it. `year` is the present one. */
export function assetsAnswer(
  { records, matches, pcs, rows }: RegisterOf,
  { registry }: Pick<FleetState, 'registry'>,
  year: number,
  isShown: (unitCode: string) => boolean,
): AssetsAnswer {
  const counted = countedPcs(pcs, registry.posts);
  const items = records
    .filter(({ unitCode }) => isShown(unitCode))
    .map((record) => {
      const found = matches.ofRecord.get(record.id);
      // What it is known to be decides where its line leaves that out.
      const row = rows.get(found?.device ?? '');
      const life = lifeOf(ageOf(record), year);
      const lifeUntil = row === undefined ? ('lastYear' in life ? life.lastYear : undefined) : row.lifeUntil;
      return {
        ...record,
        ...(found === undefined ? {} : { device: { id: found.device, number: found.number, by: found.by } }),
        life: row?.life ?? life.state,
        ...(lifeUntil === undefined ? {} : { lifeUntil }),
        quota: row?.quota ?? 'unknown',
      };
    });
  const { onlyInRegister, onlyFound, elsewhere, ambiguous } = matches.differences;
  return {
    items,
    total: items.length,
    posts: [...registry.posts.values()]
      .filter(({ unitCode }) => isShown(unitCode))
      .map((posts) => ({ ...posts, pcs: counted.get(posts.unitCode)?.length ?? 0 })),
    differences: {
      onlyInRegister: onlyInRegister.filter(({ unitCode }) => isShown(unitCode)),
      onlyFound: onlyFound.filter(({ communeCode }) => isShown(communeCode)),
      elsewhere: elsewhere.filter(({ record, communeCode }) => isShown(record.unitCode) && isShown(communeCode)),
      ambiguous: ambiguous.filter(({ record }) => isShown(record.unitCode)),
    },
  };
}
