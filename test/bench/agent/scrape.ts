import { Agent, get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { CENTRE } from './own-network.ts';

const kept = new Agent({ keepAlive: true });

/** Fetches a page of metrics as Prometheus does, compressed and over a kept connection. Gives the number of its samples. */
export function scrape(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(
      url,
      { agent: kept, localAddress: CENTRE, headers: { 'accept-encoding': 'gzip' }, timeout: 10_000 },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const body = Buffer.concat(chunks);
          const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
          if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
          else resolve(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length);
        });
      },
    );
    request.on('timeout', () => request.destroy(new Error(`${url} did not answer`)));
    request.on('error', reject);
  });
}
