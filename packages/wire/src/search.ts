import type { EquipmentKind, Role } from './entities.ts';

/** Something that a search found, with the commune that it is in. `name` as people gave it; a device without a label has none. */
export type SearchHit =
  /** Digits that may be the code of a check, as they were typed. */
  | { readonly kind: 'check-code'; readonly code: string }
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

/**
 * What a code of a check says that somebody read over the phone, in words. `because`: why it is none: `digits`, too few or too many ·
 * `mistyped`, a digit is wrong or two changed places · `newer`, of a later agent. The device is named where the asker may see it.
 */
export type CheckCodeAnswer =
  | { readonly because: 'digits' | 'mistyped' | 'newer' }
  | {
      /** 0 before a PC has joined. */
      readonly deviceNumber: number;
      readonly device?: { readonly id: string; readonly name?: string; readonly communeName: string };
      readonly cause: string;
      readonly nextStep: string;
      readonly topics: readonly {
        readonly light: 'good' | 'warning' | 'critical' | 'unknown' | 'not-asked';
        readonly sentence: string;
      }[];
    };
