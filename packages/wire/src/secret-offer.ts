import { integer, text } from './option.ts';
import { type Infer, object } from './shape.ts';

/** SHA-256 as 64 hex digits. */
const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/**
 * A device says which secret it will show from now on, by its SHA-256 alone: the secret itself first crosses the line when it is used.
 * The one of before is good until then. Asking again with the same changes nothing, with another takes its place.
 */
export const secretOfferShape = object({
  v: integer({ min: 1, max: 1_000 }),
  secretSha256: text({ lengthMax: 64, pattern: SHA256_PATTERN, isSecret: true }),
});
export type SecretOffer = Infer<typeof secretOfferShape>;
