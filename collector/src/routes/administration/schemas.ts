import { ACCOUNT_ROLES, type AccountRow, type NewTokenAnswer, type SetUpLinkAnswer, type TokenRow } from '@mach/wire';
import { z } from 'zod';
import { errorAnswer } from '../schemas.ts';

/** The forms of what the administration takes and gives, as `@mach/wire` declares them. */

export const accountRow = z.object({
  name: z.string(),
  role: z.enum(ACCOUNT_ROLES),
  post: z.string(),
  communeCode: z.string().exactOptional(),
  state: z.enum(['active', 'waiting', 'disabled']),
  linkExpiresAt: z.number().exactOptional(),
  handOvers: z.int(),
  createdAt: z.number(),
  version: z.string(),
}) satisfies z.ZodType<AccountRow>;

export const setUpLinkAnswer = z.object({
  account: z.string(),
  link: z.string(),
  expiresAt: z.number(),
}) satisfies z.ZodType<SetUpLinkAnswer>;

export const tokenRow = z.object({
  id: z.string(),
  scope: z.enum(['join', 'reflect', 'scrape', 'read', 'admin']),
  unitCode: z.string().exactOptional(),
  usesLeft: z.int().exactOptional(),
  createdAt: z.number(),
  expiresAt: z.number(),
}) satisfies z.ZodType<TokenRow>;

export const newTokenAnswer = z.object({
  id: z.string(),
  token: z.string(),
  expiresAt: z.number(),
}) satisfies z.ZodType<NewTokenAnswer>;

/** What a change can come to beside what it is for: 404, 409, 412, 422, 428 as `http/changes.ts` gives them. */
export const refusals = {
  404: errorAnswer,
  409: errorAnswer,
  412: errorAnswer,
  422: errorAnswer,
  428: errorAnswer,
} as const;

/** Days that a link or a token is good for. */
export const days = (most: number, usual: number) => z.int().min(1).max(most).default(usual);
export const DAY_MS = 86_400_000;
