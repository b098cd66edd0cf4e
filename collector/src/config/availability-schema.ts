import { TARGET_PERIODS, TARGET_SCHEDULES } from '@mach/wire';
import { z } from 'zod';

const subjectError = 'line.internet, line.data-network, site, video, or service. and the id of a service';
const percentError = 'a share in percent, more than 0 and at most 100';
const fromError = 'a day in quotes such as "2026-01-01"';

const ispError = 'a provider, called as in the register of lines';
const contractError = 'the number of a contract in quotes, as in the register of lines';

const target = z
  .strictObject(
    {
      subject: z
        .string({ error: subjectError })
        .regex(/^(site|video|line\.internet|line\.data-network|service\.[a-z0-9][a-z0-9-]{0,39})$/, {
          error: subjectError,
        }),
      percent: z.number({ error: percentError }).gt(0, { error: percentError }).max(100, { error: percentError }),
      period: z.enum(TARGET_PERIODS, { error: `one of ${TARGET_PERIODS.join(', ')}` }).default('month'),
      schedule: z.enum(TARGET_SCHEDULES, { error: `one of ${TARGET_SCHEDULES.join(', ')}` }).default('working-time'),
      /** From which day on it holds. */
      from: z.iso.date({ error: fromError }).exactOptional(),
      /** Of the lines of one provider, or of one contract, as they are registered. */
      isp: z.string({ error: ispError }).min(1, { error: ispError }).max(100, { error: ispError }).exactOptional(),
      contract: z
        .string({ error: contractError })
        .min(1, { error: contractError })
        .max(100, { error: contractError })
        .exactOptional(),
    },
    { error: 'subject, percent, and optionally period, schedule, from, isp, contract' },
  )
  .refine(({ subject, isp, contract }) => subject.startsWith('line.') || (isp ?? contract) === undefined, {
    error: 'isp and contract are of lines alone: with subject line.internet or line.data-network',
  });

/** What was promised. Unless said, what QCVN 34:2022/BTTTT asks of fixed internet access: 99.5 % of each month. */
export const availabilityConfig = z.strictObject(
  {
    targets: z
      .array(target, { error: 'a list of targets' })
      .max(200, { error: 'at most 200 targets' })
      .default([{ subject: 'line.internet', percent: 99.5, period: 'month', schedule: 'working-time' }]),
  },
  { error: 'targets, a list of what was promised' },
);
