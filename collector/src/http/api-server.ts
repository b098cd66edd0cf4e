import type { Readable } from 'node:stream';
import type { Random } from '@mach/ports';
import type { TrialAnswer, Values } from '@mach/wire';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { SignIn } from '../accounts/sign-in.ts';
import type { Journeys, SignOn } from '../accounts/sign-on.ts';
import type { DiskState } from '../adapters/disk-state.ts';
import type { TableFile } from '../adapters/table-file.ts';
import type { ZipEntry } from '../adapters/zip.ts';
import type { Collector } from '../app.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import type { RateLimit } from '../ingest/rate-limit.ts';
import type { CollectorLimits } from '../limits.ts';
import type { CollectorSettings } from '../settings.ts';
import type { GuardedAccess } from './rights.ts';
import type { Sessions } from './sessions.ts';

/**
 * Who may call a route; each route must say so in `config: { access }`, or the server refuses to start.
 * `public`: anybody. `device`: the route itself authenticates a device. Else a session or an API token of whoever `http/rights.ts`
 * names: `signed-in` all of them; `own-commune` who reads, and a commune's account for what is its own (the route itself keeps
 * to `request.caller.communeCode`); `read`, `scrape`, `admin` who sees the whole province; `reflect` reflectors on other hosts.
 */
export type Access = 'public' | 'device' | GuardedAccess;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** A Fastify instance whose routes take zod schemas: `schema: { querystring, params, body, response }`. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression<RawServerDefault>,
  RawReplyDefaultExpression<RawServerDefault>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What the routes of one resource get. */
export interface RouteContext {
  readonly collector: Collector;
  readonly settings: CollectorSettings;
  readonly limits: CollectorLimits;
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  /** The province's sign-on, where the configuration names one. */
  readonly signOn?: { readonly sign: SignOn; readonly journeys: Journeys };
  /** Told of trouble with other systems that no answer can explain. */
  readonly onTrouble?: (what: string, error: unknown) => void;
  /** By address (`address-key.ts`): enrolments, tries to sign in, refused credentials. */
  readonly byAddress: { readonly enrolments: RateLimit; readonly signIns: RateLimit; readonly refusals: RateLimit };
  /** What the process counts about itself: `createMeter` of `adapters/prom-client.ts`. */
  readonly meter: Meter;
  readonly random: Random;
  /** What the routes of the administration ask of the world; a collector in memory may lack each. */
  readonly world?: AdministrationWorld;
}

export interface AdministrationWorld {
  /** Tries one page of a service from where the collector stands (`adapters/probe-trial.ts`). */
  readonly tryPage?: (url: string, options: Values) => Promise<Omit<TrialAnswer, 'at' | 'url'>>;
  /** The files that each install kit holds; undefined where this collector came without them. */
  readonly kitParts?: () => readonly ZipEntry[] | undefined;
  /** An archive of such files, dated in seconds since 1970 (`adapters/zip.ts`). */
  readonly pack?: (entries: readonly ZipEntry[], epochS: number) => Readable;
  /** The rows of a table as people hand it over (`adapters/table-file.ts`). */
  readonly readTable?: (bytes: Uint8Array) => Promise<TableFile>;
  /** SHA-256 of the collector's public key, where it speaks TLS: goes into a join token. */
  readonly pin?: string;
  /** How the disk under the journal is (`adapters/disk-state.ts`). */
  readonly disk?: () => DiskState;
}

/** The routes of one resource: one file in `routes/`, listed in `routes/index.ts`. */
export type Routes = (server: ApiServer, context: RouteContext) => void;
