import type { Http, HttpExchange } from '@mach/ports';
import type { Secrets } from './secrets.ts';

/**
 * HTTP to the collector in this device's name. Where the collector does not know the secret that is shown, the others that the
 * device has are tried, each once; what a captive portal says of it counts for nothing.
 */
export function asDevice(http: Http, device: string, secrets: Pick<Secrets, 'candidates' | 'accepted'>): Http {
  return {
    exchange: async (request, signal) => {
      const [likeliest = '', ...others] = secrets.candidates();
      const ask = (secret: string) =>
        http.exchange(
          { ...request, headers: { ...request.headers, authorization: `Bearer ${device}:${secret}` } },
          signal,
        );
      const first = await ask(likeliest);
      if (!first.ok) return first;
      if (isTaken(first.value)) secrets.accepted(likeliest);
      if (!isUnknown(first.value)) return first;
      for (const secret of others) {
        const next = await ask(secret);
        if (!next.ok) return next;
        if (isUnknown(next.value)) continue;
        if (isTaken(next.value)) secrets.accepted(secret);
        return next;
      }
      return first;
    },
  };
}

const isTaken = ({ status }: HttpExchange) => status === 200 || status === 304;

/** A collector says why in JSON; others on the way say 401 in their own manner. */
const isUnknown = ({ status, headers }: HttpExchange) =>
  status === 401 && (headers['content-type'] ?? '').startsWith('application/json');
