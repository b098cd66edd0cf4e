import { vietnamDayOf } from '@mach/knowledge';
import type { AssetsAnswer } from '@mach/wire';
import { z } from 'zod';
import { assetsAnswer } from '../assets/assets-answer.ts';
import { registerOf } from '../assets/register-of.ts';
import type { Routes } from '../http/api-server.ts';
import { maySee } from '../http/own-commune.ts';
import { unitCode } from './schemas.ts';

const list = <Row extends z.ZodType>(row: Row): z.ZodType<readonly z.output<Row>[]> => z.array(row);
const record = z.object({
  id: z.string(),
  unitCode: z.string(),
  place: z.string(),
  tag: z.string().exactOptional(),
  isTagNumber: z.literal(true).exactOptional(),
  serialHash: z.string().exactOptional(),
  deviceNumber: z.int().exactOptional(),
  name: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  yearInUse: z.int().exactOptional(),
  originalPrice: z.number().exactOptional(),
  residualValue: z.number().exactOptional(),
  department: z.string().exactOptional(),
  people: z.int().exactOptional(),
});
const life = z.enum(['over', 'running', 'no-asset', 'unknown']);
const answer = z.object({
  items: list(
    record.extend({
      device: z
        .object({ id: z.string(), number: z.int(), by: z.enum(['number', 'tag', 'zeros', 'serial']) })
        .exactOptional(),
      life,
      lifeUntil: z.int().exactOptional(),
      quota: z.enum(['within', 'outside', 'unknown']),
    }),
  ),
  total: z.int(),
  posts: list(z.object({ unitCode: z.string(), posts: z.int(), sharedPcs: z.int().exactOptional(), pcs: z.int() })),
  differences: z.object({
    onlyInRegister: list(record),
    onlyFound: list(
      z.object({ device: z.string(), number: z.int(), communeCode: z.string(), label: z.string().exactOptional() }),
    ),
    elsewhere: list(z.object({ record, number: z.int(), communeCode: z.string() })),
    ambiguous: list(z.object({ record, numbers: list(z.int()) })),
  }),
}) satisfies z.ZodType<AssetsAnswer>;

/** The office's register of assets, which line is which device, and where the two differ. */
export const assets: Routes = (server, { collector }) => {
  server.get('/api/v1/assets', {
    config: { access: 'own-commune' },
    schema: {
      summary: 'The register of assets beside the inventory: lives, posts, differences',
      querystring: z.object({ commune: unitCode.optional() }),
      response: { 200: answer },
    },
    handler(request) {
      const { commune } = request.query;
      const year = Number(vietnamDayOf(collector.now()).slice(0, 4));
      const isShown = (code: string) => (commune === undefined || code === commune) && maySee(request, code);
      return assetsAnswer(registerOf(collector.state(), year), collector.state(), year, isShown);
    },
  });
};
