import type { ChangesSince, CoverageCounts, LineBoardRow, Overview, ServiceBoardRow } from '@mach/wire';
import { z } from 'zod';
import type { Routes } from '../http/api-server.ts';
import { overview as overviewOf } from '../overview/overview.ts';
import { analysisOf } from './analysis-of.ts';
import { incidentRow } from './incident-schema.ts';

const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);
const count = z.int();
const texts = list(z.string());

const serviceBoardRow = z.object({
  ...{ id: z.string(), name: z.string(), kind: z.string(), communes: count, slow: count, down: count },
  affected: texts,
  incident: count.exactOptional(),
  since: z.number().exactOptional(),
}) satisfies z.ZodType<ServiceBoardRow>;

const lineBoardRow = z.object({
  provider: z.string().exactOptional(),
  ...{ sites: count, watched: count, silent: count, metered: count, incidents: list(count) },
  silentCommunes: texts,
}) satisfies z.ZodType<LineBoardRow>;

const byCoverage = z.object({ measured: count, inventory: count, seen: count, declared: count });
const coverageCounts = z.object({ pcs: byCoverage, equipment: byCoverage }) satisfies z.ZodType<CoverageCounts>;

const changesSince = z.object({
  since: z.number(),
  ...{ opened: list(count), ended: list(count) },
  ...{ newlyFailing: texts, noLongerFailing: texts, newlySilent: texts, heardAgain: texts },
}) satisfies z.ZodType<ChangesSince>;

const overviewAnswer = z.object({
  at: z.number(),
  services: list(serviceBoardRow),
  lines: list(lineBoardRow),
  coverage: coverageCounts,
  changes: changesSince.exactOptional(),
  incidents: list(incidentRow),
  devices: list(
    z.object({ id: z.string(), number: count, label: z.string().exactOptional(), communeCode: z.string() }),
  ),
  communes: list(z.object({ code: z.string(), name: z.string() })),
}) satisfies z.ZodType<Overview>;

/** The province beside its communes. */
export const overview: Routes = (server, { collector }) => {
  server.get('/api/v1/overview', {
    config: { access: 'read' },
    schema: {
      summary: 'Services over all communes, lines by provider, how devices are known, what changed since yesterday',
      response: { 200: overviewAnswer },
    },
    handler: async () => overviewOf(collector.state(), await analysisOf(collector), collector.now()),
  });
};
