import { ASSET_KINDS } from '@mach/knowledge';
import {
  ACCOUNT_ROLES,
  type AlertTestRow,
  CAUSES,
  type CollectorState,
  inventoryFileShape,
  NETWORKS,
  OUTAGE_CAUSES,
  PLANNING_KINDS,
  type Problem,
  type Range,
  type RefusedReport,
  type ReportFileAnswer,
  ROLES,
  reportFileBatchShape,
  reportFileHeadShape,
} from '@mach/wire';
import { schemaOf } from '@mach/wire/schema';
import { z } from 'zod';
import { pageRouteSchema } from '../config/page-route-schema.ts';
import { serviceSchema } from '../config/schema.ts';
import { equipment, lineContract } from '../registered-schema.ts';

const unit = z.object({
  code: z.string(),
  kind: z.enum(['province', 'commune']),
  name: z.string(),
  parent: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  successor: z.string().optional(),
  isp: z.string().optional(),
  workingHours: z.string().optional(),
  network: z.enum(NETWORKS).optional(),
});

const equipmentRow = z.object({
  unitCode: z.string(),
  site: z.string().exactOptional(),
  name: z.string(),
  assetTag: z.string().exactOptional(),
  equipment,
});

const lineRow = z.object({
  unitCode: z.string(),
  site: z.string().exactOptional(),
  line: lineContract,
});

const outageRow = z.object({
  document: z.string().max(200),
  cause: z.enum(OUTAGE_CAUSES),
  from: z.number(),
  to: z.number(),
  communes: z.array(z.string()).max(5_000),
  service: z.string().exactOptional(),
  isp: z.string().exactOptional(),
});

const money = z.int().min(0).max(1_000_000_000_000).exactOptional();
const assetLine = z.object({
  unitCode: z.string(),
  place: z.string().max(300),
  tag: z.string().max(100).exactOptional(),
  isTagNumber: z.literal(true).exactOptional(),
  serialHash: z.string().max(32).exactOptional(),
  deviceNumber: z.int().exactOptional(),
  name: z.string().max(200).exactOptional(),
  kind: z.enum(ASSET_KINDS).exactOptional(),
  yearInUse: z.int().exactOptional(),
  originalPrice: money,
  residualValue: money,
  department: z.string().max(200).exactOptional(),
  people: z.int().positive().exactOptional(),
});
const posts = z.object({ unitCode: z.string(), posts: z.int().min(0), sharedPcs: z.int().min(0).exactOptional() });
const meetingRow = z.object({
  title: z.string().min(1).max(200),
  startsAt: z.number(),
  endsAt: z.number(),
  communes: z.array(z.string()).max(5_000),
});
const reorganisation = {
  into: z.object({ code: z.string().max(5), name: z.string().max(300).exactOptional() }),
  validFrom: z.iso.date(),
  document: z.string().max(200).exactOptional(),
};

/** A list of prices has some 3,000. */
export const PLANNING_FILE_CHARACTERS_MAX = 200_000;

/** Inventories that are asked for at once. */
export const INVENTORIES_AT_ONCE_MAX = 50;

const range = z.tuple([z.int(), z.int()]).readonly();

/** Lines of a file of reports that are asked for at once. */
export const REPORT_BATCHES_AT_ONCE_MAX = 100;

/**
 * What a command asks the owner of a data folder to decide. Whoever can write into the folder may ask. Secrets do not cross:
 * a new token's text is made by the command, and only its SHA-256 is in here.
 */
export const adminRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('import-units'), units: z.array(unit).max(20_000) }),
  z.object({
    type: z.literal('create-token'),
    id: z.string(),
    sha256: z.string(),
    scope: z.enum(['join', 'reflect', 'scrape', 'read', 'admin']),
    expiresInMs: z.number().positive(),
    unitCode: z.string().optional(),
    uses: z.int().positive().optional(),
  }),
  z.object({ type: z.literal('revoke-token'), id: z.string() }),
  z.object({ type: z.literal('revoke-device'), device: z.string() }),
  /** Of one device, or of all of a unit. */
  z.object({ type: z.literal('renew-secrets'), device: z.string().optional(), unitCode: z.string().optional() }),
  z.object({
    type: z.literal('place-device'),
    device: z.string().max(64),
    unitCode: z.string().max(5).exactOptional(),
    site: z.string().max(200).exactOptional(),
    role: z.enum(ROLES).exactOptional(),
    label: z.string().max(200).exactOptional(),
    assetTag: z.string().max(100).exactOptional(),
  }),
  z.object({ type: z.literal('supersede-device'), device: z.string(), by: z.string() }),
  z.object({ type: z.literal('separate-device'), device: z.string() }),
  z.object({
    type: z.literal('import-inventories'),
    unitCode: z.string(),
    site: z.string().max(200).optional(),
    role: z.enum(ROLES).optional(),
    inventories: z.array(schemaOf(inventoryFileShape)).max(INVENTORIES_AT_ONCE_MAX),
  }),
  z.object({
    type: z.literal('import-reports'),
    head: schemaOf(reportFileHeadShape),
    batches: z.array(schemaOf(reportFileBatchShape)).max(REPORT_BATCHES_AT_ONCE_MAX),
  }),
  z.object({
    type: z.literal('answer-reports'),
    head: schemaOf(reportFileHeadShape),
    read: z.array(range).max(100_000),
    refused: z.array(z.object({ seq: z.int(), reason: z.string() })).max(100_000),
    contradicted: z.array(z.int()).max(100_000),
  }),
  z.object({ type: z.literal('import-equipment'), rows: z.array(equipmentRow).max(20_000) }),
  z.object({ type: z.literal('import-lines'), rows: z.array(lineRow).max(20_000) }),
  /** A line of a site as it is from now on; without an id a new one. */
  z.object({
    type: z.literal('set-line'),
    id: z.string().max(64).exactOptional(),
    siteId: z.string().max(64),
    line: lineContract,
  }),
  z.object({ type: z.literal('remove-line'), id: z.string() }),
  z.object({ type: z.literal('import-outages'), rows: z.array(outageRow).max(20_000) }),
  z.object({ type: z.literal('remove-outage'), id: z.string() }),
  z.object({
    type: z.literal('write-cause'),
    incident: z.int(),
    cause: z.enum(CAUSES).optional(),
    text: z.string().max(10_000).optional(),
    saidBy: z.string().max(10_000),
    heardAt: z.number().optional(),
  }),
  z.object({
    type: z.literal('make-paper'),
    incident: z.int(),
    kind: z.enum(['dossier', 'slip']),
    commune: z.string().max(10).optional(),
  }),
  z.object({
    type: z.literal('import-assets'),
    lines: z.array(assetLine).max(20_000),
    posts: z.array(posts).max(5_000),
  }),
  z.object({ type: z.literal('remove-assets'), unitCode: z.string(), id: z.string().exactOptional() }),
  z.object({
    type: z.literal('settle-priorities'),
    rows: z
      .array(
        z.object({
          device: z.string().max(32),
          number: z.int(),
          rank: z.int(),
          minutesPerMonth: z.object({ low: z.number(), likely: z.number(), high: z.number() }),
          reasons: z.array(z.object({ code: z.string().max(60) })).max(40),
        }),
      )
      .max(200_000),
  }),
  z.object({ type: z.literal('announce-meetings'), rows: z.array(meetingRow).min(1).max(5_000) }),
  /** A meeting as it is from now on; without an id a new one, or one of the same title and beginning renewed. */
  z.object({ type: z.literal('set-meeting'), id: z.string().max(100).exactOptional(), meeting: meetingRow }),
  z.object({ type: z.literal('call-off-meeting'), id: z.string().max(100) }),
  z.object({ type: z.literal('name-site'), site: z.string().max(200), name: z.string().max(200) }),
  /** Of sites: their own hours; empty: those of their commune. */
  z.object({
    type: z.literal('set-site-hours'),
    sites: z.array(z.string().max(200)).min(1).max(5_000),
    workingHours: z.string().max(300),
    opensOnDaysOff: z.boolean(),
  }),
  z.object({
    type: z.literal('set-discovery'),
    sites: z.array(z.string().max(200)).min(1).max(5_000),
    isOn: z.boolean(),
  }),
  z.object({
    type: z.literal('create-account'),
    name: z.string().max(100),
    role: z.enum(ACCOUNT_ROLES),
    post: z.string().max(200),
    unitCode: z.string().optional(),
    setUpSha256: z.string(),
    expiresInMs: z.number().positive(),
  }),
  z.object({
    type: z.literal('hand-over-account'),
    name: z.string().max(100),
    setUpSha256: z.string(),
    expiresInMs: z.number().positive(),
  }),
  z.object({ type: z.literal('disable-account'), name: z.string().max(100) }),
  z.object({
    type: z.literal('acknowledge-incident'),
    number: z.int().positive(),
    post: z.string().min(1).max(200).exactOptional(),
  }),
  z.object({ type: z.literal('test-alert-route'), route: z.string().max(100) }),
  /** How the collector itself is. */
  z.object({ type: z.literal('tell-state') }),
  z.object({
    type: z.literal('merge-units'),
    from: z.array(z.string().max(5)).max(200),
    ...reorganisation,
  }),
  z.object({
    type: z.literal('split-unit'),
    from: z.string().max(5),
    sites: z.array(z.string().max(64)).max(1_000),
    ...reorganisation,
  }),
  z.object({
    type: z.literal('set-days-off'),
    year: z.int().min(2_000).max(2_100),
    days: z.array(z.object({ day: z.iso.date(), off: z.literal('swapped').exactOptional() })).max(366),
    document: z.string().max(200).exactOptional(),
  }),
  z.object({
    type: z.literal('add-planning-file'),
    kind: z.enum(PLANNING_KINDS),
    name: z.string().max(200),
    text: z.string().max(PLANNING_FILE_CHARACTERS_MAX),
  }),
  z.object({ type: z.literal('remove-planning-file'), id: z.string().max(64) }),
  z.object({ type: z.literal('choose-service'), service: serviceSchema }),
  z.object({ type: z.literal('drop-service'), id: z.string().max(40) }),
  /** A route of alerts as it is from now on; its secrets are sealed before anybody is asked. */
  z.object({
    type: z.literal('set-alert-route'),
    route: pageRouteSchema,
    sealed: z.string().max(30_000).exactOptional(),
    isNew: z.boolean(),
  }),
  z.object({ type: z.literal('remove-alert-route'), name: z.string().max(40) }),
  z.object({ type: z.literal('sign-in') }),
]);
export type AdminRequest = z.infer<typeof adminRequestSchema>;

/** The user of this system who asked, as the command says: for the audit log. Who may write into the inbox may do anything anyway. */
export const askerSchema = z.object({ askedBy: z.string().max(100).catch('unknown') });

/** What came of it; `error` is a sentence that says what to do. */
export type AdminAnswer =
  | {
      readonly ok: true;
      readonly imported?: number;
      readonly expiresAt?: number;
      /** Pin of the collector's public key, where it speaks TLS: goes into a join token. */
      readonly pin?: string;
      readonly link?: string;
      /** Where people reach the pages, while a collector runs. */
      readonly url?: string;
      readonly device?: string;
      readonly devices?: readonly ImportedInventory[];
      readonly reports?: ImportedReports;
      readonly fileAnswer?: ReportFileAnswer;
      /** Of a paper that was made. */
      readonly code?: string;
      readonly tested?: readonly AlertTestRow[];
      readonly state?: CollectorState;
    }
  | {
      readonly ok: false;
      readonly error: string;
      /** Names what is wrong, and the field of the request that is, for pages that have a sentence of their own for it. */
      readonly code?: string;
      readonly field?: string;
      /** Of a table: the cells that can't be placed. */
      readonly problems?: readonly Problem[];
    };

/** What became of one inventory file, named by its id. `known`: it was taken up before; `clockWrong`: dated by the import. */
export type ImportedInventory =
  | {
      readonly file: string;
      readonly outcome: 'new' | 'updated' | 'known';
      readonly device: string;
      readonly number: number;
      readonly clockWrong?: boolean;
      /** Number of the device whose agent measures this PC and counts in its place. */
      readonly supersededBy?: number;
    }
  | { readonly file: string; readonly outcome: 'refused'; readonly reason: string };

/** What became of some batches of one file of reports. */
export interface ImportedReports {
  readonly device: string;
  readonly number: number;
  /** Taken now, and held before. */
  readonly taken: number;
  readonly known: number;
  /** All that is held of the file's epoch; and of what was read, what is refused or contradicted, as in a `BatchAnswer`. */
  readonly acknowledged: readonly Range[];
  readonly read: readonly Range[];
  readonly refused: readonly RefusedReport[];
  readonly contradicted: readonly number[];
  /** Batches that could not be taken, by `n`, each with a sentence. */
  readonly bad: readonly { readonly n: number; readonly problem: string }[];
}
