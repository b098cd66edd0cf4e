import type { Role } from './enrolment.ts';
import type { EquipmentKind } from './entities.ts';

/** Something that a search found, with the commune that it is in. `name` as people gave it; a device without a label has none. */
export type SearchHit =
  | { readonly kind: 'commune'; readonly code: string; readonly name: string }
  | {
      readonly kind: 'site';
      readonly id: string;
      readonly name: string;
      readonly communeCode: string;
      readonly communeName: string;
    }
  | {
      readonly kind: 'device';
      readonly id: string;
      readonly number: number;
      readonly name?: string;
      readonly role: Role;
      readonly equipment?: EquipmentKind;
      readonly communeCode: string;
      readonly communeName: string;
    };

/** The best of what was found, communes first, then sites, then devices; `total` counts all that there is. */
export interface SearchAnswer {
  readonly items: readonly SearchHit[];
  readonly total: number;
}
