import { flag, integer, text } from './option.ts';
import { type Infer, object } from './shape.ts';

/** Names of the kit's files that the collector writes and the agent reads. */
export const KIT_FILE = 'kit.json';
export const KIT_TOKEN_FILE = 'ma-cai-dat.txt';

/** What an install kit says of itself, in `kit.json`. The join token lies beside it, and carries the collector's pin. */
export const kitShape = object(
  {
    v: integer({ min: 1, max: 1 }),
    collectorUrl: text({ lengthMax: 2_000 }),
    unitCode: text({ lengthMax: 20 }),
    unitName: text({ lengthMax: 500 }),
    /** PCs of the commune, which the installer counts up to. */
    pcs: integer({ min: 1, max: 10_000 }),
    /** When the token ends, as ISO 8601. */
    expiresAt: text({ lengthMax: 40 }),
  },
  {
    /** Whoever made the kit asked by name for plain HTTP to the collector. */
    plainHttp: flag({}),
  },
);
export type Kit = Infer<typeof kitShape>;
