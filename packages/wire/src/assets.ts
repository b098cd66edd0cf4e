/** Kinds as `@mach/knowledge` has them (`ASSET_KINDS`); the wire holds the text. */

/** A line of an office's register of assets, as it was taken up. Money is whole đồng; the serial number itself is never kept. */
export interface AssetRecord {
  /** Of this register: commune and place in it, such as `00004-12`. */
  readonly id: string;
  readonly unitCode: string;
  /** Where it stood in the file, such as `Sổ tài sản, dòng 14`. */
  readonly place: string;
  readonly tag?: string;
  /** The tag was a number in the file, so that zeros before it may be lost. */
  readonly isTagNumber?: true;
  readonly serialHash?: string;
  readonly deviceNumber?: number;
  readonly name?: string;
  readonly kind?: string;
  readonly yearInUse?: number;
  readonly originalPrice?: number;
  readonly residualValue?: number;
  readonly department?: string;
  /** Who works at it. */
  readonly people?: number;
}

/** How many people a commune has by its establishment, and PCs for common use beside theirs (counters, meeting room), where that is laid down. */
export interface Posts {
  readonly unitCode: string;
  readonly posts: number;
  readonly sharedPcs?: number;
}

/** What a commune's register says of a device, a PC or other equipment, where there is a line for it. What is absent is unknown. */
export interface AssetRow {
  /** Of the line of the register that is this device; absent where the register has none for it, or there is no register. */
  readonly record?: Pick<
    AssetRecord,
    'id' | 'place' | 'tag' | 'name' | 'yearInUse' | 'originalPrice' | 'residualValue' | 'department'
  >;
  readonly life: 'over' | 'running' | 'no-asset' | 'unknown';
  /** The last year of its life. */
  readonly lifeUntil?: number;
  readonly quota: 'within' | 'outside' | 'unknown';
  /** Why something is unknown. */
  readonly unknown: readonly AssetUnknown[];
}

export type AssetUnknown =
  | 'no-register'
  | 'not-in-register'
  | 'no-year'
  | 'kind-without-rule'
  | 'no-posts'
  | 'not-counted'
  /** Equipment that is no PC: no quota with a source was found for its kind. */
  | 'quota-without-rule'
  /** The commune has more PCs than its quota, and years that are missing leave open which of them are too many. */
  | 'surplus-open';

/** How a line of the register was known as a device; `zeros`: by its tag, but for zeros before it. */
export type AssetMatch = 'number' | 'tag' | 'zeros' | 'serial';

/** Where register and inventory differ (chênh lệch kiểm kê). Devices by number. */
export interface AssetDifferences {
  readonly onlyInRegister: readonly AssetRecord[];
  readonly onlyFound: readonly {
    readonly device: string;
    readonly number: number;
    readonly communeCode: string;
    readonly label?: string;
  }[];
  /** The device stands in another commune than its line says. */
  readonly elsewhere: readonly {
    readonly record: AssetRecord;
    readonly number: number;
    readonly communeCode: string;
  }[];
  /** Lines that fit more than one device, and devices that more than one line fits. */
  readonly ambiguous: readonly { readonly record: AssetRecord; readonly numbers: readonly number[] }[];
}

/** What `GET /api/v1/assets` gives. */
export interface AssetsAnswer {
  readonly items: readonly (AssetRecord & {
    readonly device?: { readonly id: string; readonly number: number; readonly by: AssetMatch };
    readonly life: AssetRow['life'];
    readonly lifeUntil?: number;
    /** Of the device that it is. */
    readonly quota: AssetRow['quota'];
  })[];
  readonly total: number;
  readonly posts: readonly (Posts & { readonly pcs: number })[];
  readonly differences: AssetDifferences;
}
