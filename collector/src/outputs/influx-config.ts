import { z } from 'zod';

/** What may be told of PCs, the default first. */
export const PC_POINTS = ['days', 'none', 'readings'] as const;
export type PcPoints = (typeof PC_POINTS)[number];

/** Configuration of the InfluxDB output, under `outputs.influx`; absent, nothing is written. */
export const influxConfig = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'an address such as http://127.0.0.1:8086' })
      .describe('where InfluxDB 1.x listens, such as http://127.0.0.1:8086'),
    database: z.string().min(1).max(200).default('mach').describe('name of the database'),
    createDatabase: z.boolean().default(true).describe('make the database when it is missing'),
    retentionPolicy: z.string().min(1).max(200).optional().describe('retention policy to write into'),
    pcs: z
      .enum(PC_POINTS, { error: `one of ${PC_POINTS.join(', ')}` })
      .default('days')
      .describe(
        'what is written of PCs: days (one point a day, what was found last; what they measure of the network and of services under their site alone), none, or readings (to the second: an attendance record of officials, which the province answers for)',
      ),
    username: z.string().min(1).max(200).optional().describe('user name, where the server asks for one'),
    passwordFile: z.string().min(1).optional().describe('file that holds the password'),
  })
  .refine(({ username, passwordFile }) => (username === undefined) === (passwordFile === undefined), {
    error: 'username and passwordFile belong together',
  });
export type InfluxConfig = z.infer<typeof influxConfig>;
