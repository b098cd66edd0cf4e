import { z } from 'zod';

const PROFILE = '1080p, 720p or voice';
const SECONDS = 'a whole number of seconds from 2 to 60';
const SHARE = 'megabits a second from 1 to 10000';

/** How meeting rooms are tested before a meeting: what a test imitates, and how much of a reflector all of them together may take. */
export const meetingsSchema = z.strictObject(
  {
    /** 4, 1.2 and 0.08 Mbit/s each way: what vendors ask for a picture of that size, or for speech alone. */
    profile: z.enum(['1080p', '720p', 'voice'], { error: PROFILE }).default('1080p'),
    seconds: z.int({ error: SECONDS }).min(2, { error: SECONDS }).max(60, { error: SECONDS }).default(10),
    /** Each way, at any moment. 124 rooms at once would be 500. */
    reflectorShareMbps: z.number({ error: SHARE }).min(1, { error: SHARE }).max(10_000, { error: SHARE }).default(50),
  },
  { error: 'profile, seconds, reflectorShareMbps' },
);
