import type { Readable } from 'node:stream';
import type { GroupText } from '@mach/messages';
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
import type { AlertDesk } from '../alerts/alert-desk.ts';
import type { Alerts } from '../alerts/alerts.ts';
import type { Collector } from '../app.ts';
import type { Meter } from '../exposition/own-metrics.ts';
import type { RateLimit } from '../ingest/rate-limit.ts';
import type { CollectorLimits } from '../limits.ts';
import type { FileWriters } from '../paper/file-writers.ts';
import type { OfficePapers } from '../paper/paper-writer.ts';
import type { PaperSheet } from '../paper/sheet.ts';
import type { PlanMaker } from '../planning/plan-maker.ts';
import type { PlanSolver } from '../planning/plan-questions.ts';
import type { CollectorSettings } from '../settings.ts';
import type { GuardedAccess } from './rights.ts';
import type { Sessions } from './sessions.ts';

/**
 * Who may call a route; each route must say so in `config: { access }`, or the server refuses to start.
 * `public`: anybody. `device`: whoever shows the secret of a device, who then stands in `request.device`. Else a session or an API token of whoever `http/rights.ts`
 * names: `signed-in` all of them; `own-commune` who reads, and a commune's account for what is its own (the route itself keeps
 * to `request.caller.communeCode`); `read`, `scrape`, `admin` who sees the whole province; `write-down` whoever has a role, to leave something with what is theirs to see; `acknowledge` who takes incidents on; `plan` who plans purchases; `reflect` reflectors on other hosts.
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

/** How tables are written as files: `adapters/csv-stringify.ts` and `adapters/xlsx.ts`. */
export interface TableWriters {
  readonly writeCsv: (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => string;
  readonly writeWorkbook: (sheets: readonly PaperSheet[], title: string, day: string) => Promise<Uint8Array>;
}

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
  /** By address (`address-key.ts`): enrolments, tries to sign in, refused credentials of people and of devices, tries of a paper's code. */
  readonly byAddress: Readonly<
    Record<'enrolments' | 'signIns' | 'refusals' | 'deviceRefusals' | 'verifications', RateLimit>
  >;
  /** Where plans for the pages are made; in this very thread unless said. */
  readonly planSolver?: PlanSolver;
  /** Writes tables for who downloads them; without it there is nothing to download. */
  readonly tables?: TableWriters;
  /** What the process counts about itself: `createMeter` of `adapters/prom-client.ts`. */
  readonly meter: Meter;
  /** Official papers: who writes them, and what the configuration says of the office that signs. */
  readonly paper: OfficePapers;
  /** Makes whole plans, beside the main thread. */
  readonly planMaker: PlanMaker;
  /** Files for other programs. */
  readonly files: FileWriters;
  /** Ways out to people; a collector without them has none to try. */
  readonly alerts?: Alerts;
  /** Where routes of alerts are made beside those of the configuration. */
  readonly alertDesk: AlertDesk;
  /** A text for a chat group as PNG. */
  readonly drawGroupText?: (text: GroupText) => Promise<Uint8Array>;
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
  /** When its certificate runs out, in ms since 1970, where it speaks TLS. */
  readonly certificateEndsAt?: number;
}

/** The routes of one resource: one file in `routes/`, listed in `routes/index.ts`. */
export type Routes = (server: ApiServer, context: RouteContext) => void;
