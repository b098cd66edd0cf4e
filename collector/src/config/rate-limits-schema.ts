import { z } from 'zod';

const count = (error: string) => z.int({ error }).min(1, { error }).max(10_000_000, { error });

const rate = z.strictObject(
  {
    perMinute: count('how many a minute, a whole number from 1 to 10000000'),
    atOnce: count('how many at once after a quiet time, a whole number from 1 to 10000000'),
  },
  { error: 'perMinute and atOnce, such as { perMinute: 600, atOnce: 3000 }' },
);

const byteCount = (error: string) => z.int({ error }).min(1, { error }).max(1_000_000_000_000, { error });

const byteRate = z.strictObject(
  {
    perMinute: byteCount('how many bytes a minute, a whole number from 1 to 1000000000000'),
    atOnce: byteCount('how many bytes at once after a quiet time, a whole number from 1 to 1000000000000'),
  },
  { error: 'perMinute and atOnce in bytes, such as { perMinute: 140000, atOnce: 200000000 }' },
);

/** How often devices, communes and addresses may ask; what is beyond is told to come again later. Defaults: `limits.ts`. */
export const rateLimitsSchema = z.strictObject(
  {
    deviceRequests: rate.exactOptional(),
    communeRequests: rate.exactOptional(),
    deviceBytes: byteRate.exactOptional(),
    communeBytes: byteRate.exactOptional(),
    enrolments: rate.exactOptional(),
    signIns: rate.exactOptional(),
    refusals: rate.exactOptional(),
    deviceRefusals: rate.exactOptional(),
    verifications: rate.exactOptional(),
  },
  {
    error:
      'deviceRequests, communeRequests, deviceBytes, communeBytes, enrolments, signIns, refusals, deviceRefusals or verifications, each { perMinute, atOnce }',
  },
);
