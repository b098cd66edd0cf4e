import { gunzipSync, inflateSync } from 'node:zlib';
import type { HttpRequest } from '@mach/ports';
import { type Batch, dictionary1, fromColumns } from '@mach/wire';

/** The batch in a request of the agent, however it was packed; undefined where it has no body. */
export function batchIn({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): Batch | undefined {
  if (body === undefined) return undefined;
  if (headers?.['content-encoding'] === 'gzip') return JSON.parse(gunzipSync(body).toString()) as Batch;
  const told: unknown = JSON.parse(inflateSync(body, { dictionary: Buffer.from(dictionary1()) }).toString());
  const read = fromColumns(told, Number.MAX_SAFE_INTEGER);
  if (!read.ok) throw new Error('the agent sent columns that do not fit together');
  return read.batch as Batch;
}
