import { vietnamDaysOff } from '@mach/knowledge';
import type { CalendarYear } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../../http/api-server.ts';
import { decideAsSeen } from '../../http/changes.ts';
import { versionOf } from '../../http/version-of.ts';
import { refusals } from './schemas.ts';

const day = z.object({ day: z.string(), off: z.string().exactOptional() });
const calendarYear = z.object({
  year: z.int(),
  country: z.array(day).readonly(),
  own: z.array(day).readonly(),
  document: z.string().exactOptional(),
  version: z.string(),
}) satisfies z.ZodType<CalendarYear>;
const year = z.object({ year: z.coerce.number().int().min(2_000).max(2_100) });

/** Days off: the country's as they are known, and what the province adds to a year by its notices. */
export const administerCalendar: Routes = (server, context) => {
  const { collector } = context;
  const saidOf = (of: number) => collector.state().registry.daysOff.get(of) ?? { days: [] };

  server.get('/api/v1/admin/calendar/:year', {
    config: { access: 'admin' },
    schema: { summary: 'Days off of a year', params: year, response: { 200: calendarYear } },
    handler: ({ params }) => yearOf(params.year),
  });

  server.put('/api/v1/admin/calendar/:year', {
    config: { access: 'admin' },
    schema: {
      summary: 'What the province says of the days of a year, whole: off, or worked. It stands above the country’s',
      params: year,
      body: z.object({
        days: z.array(z.object({ day: z.iso.date(), isOff: z.boolean() })).max(366),
        document: z.string().trim().max(200).default(''),
      }),
      response: { 200: calendarYear, ...refusals },
    },
    async handler(request, reply) {
      const { year: of } = request.params;
      const { days, document } = request.body;
      const change = {
        type: 'set-days-off' as const,
        year: of,
        days: days.map(({ day: on, isOff }) => ({ day: on, ...(isOff ? { off: 'swapped' as const } : {}) })),
        document,
      };
      const done = await decideAsSeen(context, { request, reply, change, about: () => saidOf(of) });
      return done === undefined ? reply : yearOf(of);
    },
  });

  function yearOf(of: number): CalendarYear {
    const said = saidOf(of);
    const document = 'document' in said ? said.document : undefined;
    return {
      year: of,
      country: vietnamDaysOff(of),
      own: said.days,
      ...(document === undefined ? {} : { document }),
      version: versionOf(said),
    };
  }
};
