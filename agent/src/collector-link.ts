import type { CollectorLink, CollectorRequest, Http } from '@mach/ports';
import type { Identity } from './identity.ts';

/**
 * The way from probes to this device's collector: a fresh connection each time, since probes measure the way there, and
 * nothing is said to a collector that does not prove who it is. `http` speaks in this device's name. Without an identity every request is `unsupported`.
 */
export const collectorLink = (
  http: Http,
  identity: Pick<Identity, 'collectorUrl' | 'pin'> | undefined,
): CollectorLink => ({
  exchange: async (request, signal) => {
    if (identity === undefined) {
      return { ok: false, failure: 'unsupported', detail: 'this PC has not joined a collector' };
    }
    const url = new URL(identity.collectorUrl + request.path);
    // A path such as `@elsewhere/` would turn the collector's place into a name before another host.
    if (!request.path.startsWith('/api/') || url.origin !== new URL(identity.collectorUrl).origin) {
      return { ok: false, failure: 'unsupported', detail: `"${request.path}" is no path of the collector’s interface` };
    }
    const { pin } = identity;
    return http.exchange(
      {
        method: request.method,
        url: url.href,
        headers: contentHeaders(request),
        ...(request.body === undefined ? {} : { body: request.body }),
        timeoutMs: request.timeoutMs,
        bodyBytesMax: request.bodyBytesMax,
        ...(request.discardBody === true && { discardBody: true }),
        trustedOnly: true,
        ...(pin === undefined ? {} : { pin }),
      },
      signal,
    );
  },
});

const contentHeaders = ({ body, contentType = 'application/json' }: CollectorRequest) =>
  body === undefined ? { accept: '*/*' } : { accept: '*/*', 'content-type': contentType };
