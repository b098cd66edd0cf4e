import { z } from 'zod';

const NAME = 'a short name of small letters, digits and hyphens';
const VERSION = '2c or 3, in quotes';
const text = (error: string) => z.string({ error }).min(1, { error }).max(200, { error });
const file = text('the path of a file whose first line is the secret').max(4_096);

/** One way in which devices let themselves be asked by SNMP. A secret stands here or in a file of its own, never in both. */
export const snmpAccessSchema = z
  .strictObject(
    {
      id: z.string({ error: NAME }).regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: NAME }),
      version: z.enum(['2c', '3'], { error: VERSION }),
      port: z.int({ error: 'a port from 1 to 65535' }).min(1).max(65_535).default(161),
      community: text('the community of version 2c').optional(),
      communityFile: file.optional(),
      user: text('the user of version 3').optional(),
      authProtocol: z.enum(['md5', 'sha', 'sha256', 'sha512'], { error: 'md5, sha, sha256 or sha512' }).optional(),
      authPasswordFile: file.optional(),
      privProtocol: z.enum(['des', 'aes', 'aes256'], { error: 'des, aes or aes256' }).optional(),
      privPasswordFile: file.optional(),
      context: text('the context of version 3').optional(),
    },
    { error: 'id, version, and community for 2c or user for 3' },
  )
  .refine(
    ({ version, community, communityFile }) =>
      version !== '2c' || (community === undefined) !== (communityFile === undefined),
    {
      error: 'community or communityFile, one of the two, with version 2c',
    },
  )
  .refine(({ version, user }) => version !== '3' || user !== undefined, { error: 'user, with version 3' })
  .refine(({ authProtocol, authPasswordFile }) => (authProtocol === undefined) === (authPasswordFile === undefined), {
    error: 'authProtocol and authPasswordFile, which belong together',
  })
  .refine(({ privProtocol, privPasswordFile }) => (privProtocol === undefined) === (privPasswordFile === undefined), {
    error: 'privProtocol and privPasswordFile, which belong together',
  })
  .refine(({ privProtocol, authProtocol }) => privProtocol === undefined || authProtocol !== undefined, {
    error: 'authProtocol too, for nothing is encrypted that is not signed',
  });
export type SnmpAccess = z.output<typeof snmpAccessSchema>;

const LOOK_EVERY = 'a whole number of seconds from 3600 to 86400';
const PER_SECOND = 'a whole number from 3 to 10';

/** How the leader of a site looks around its network, where that is switched on (mach-collector sites discovery on SITE). */
export const discoverySchema = z.strictObject(
  {
    everyS: z
      .int({ error: LOOK_EVERY })
      .min(3_600, { error: LOOK_EVERY })
      .max(86_400, { error: LOOK_EVERY })
      .default(14_400),
    /** At less than 3 a second 254 addresses take longer than an agent lets a check last. */
    addressesPerSecond: z
      .int({ error: PER_SECOND })
      .min(3, { error: PER_SECOND })
      .max(10, { error: PER_SECOND })
      .default(4),
    /** With which of the ways under `snmp` devices are asked what they are that were only seen; absent, none is asked. */
    snmp: z.string({ error: NAME }).optional(),
  },
  { error: 'everyS, addressesPerSecond, snmp' },
);

const EVERY = 'a whole number of seconds from 60 to 300';

/** How equipment that runs no agent is asked; which, is imported (mach-collector equipment import). */
export const equipmentSchema = z
  .strictObject(
    {
      everyS: z.int({ error: EVERY }).min(60, { error: EVERY }).max(300, { error: EVERY }).default(300),
      snmp: z
        .array(snmpAccessSchema, { error: 'a list of ways to ask by SNMP' })
        .max(50, { error: 'at most 50' })
        .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: 'different ids' })
        .default([]),
      /** With which of them the router of each site is asked; absent, no router is that was not imported. */
      routers: z.string({ error: NAME }).optional(),
      discovery: discoverySchema.prefault({}),
    },
    { error: 'everyS, snmp, routers, discovery' },
  )
  .refine(({ snmp, routers }) => routers === undefined || snmp.some(({ id }) => id === routers), {
    error: 'the id of one of the ways under snmp, for routers',
    path: ['routers'],
  })
  .refine(({ snmp, discovery }) => discovery.snmp === undefined || snmp.some(({ id }) => id === discovery.snmp), {
    error: 'the id of one of the ways under snmp, for discovery',
    path: ['discovery', 'snmp'],
  });
export type EquipmentConfig = z.output<typeof equipmentSchema>;
