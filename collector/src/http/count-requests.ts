import type { Meter } from '../exposition/own-metrics.ts';
import type { ApiServer } from './api-server.ts';

/** Counts and times every answer by the pattern of its route, so that no request can make a series of its own. */
export function countRequests(server: ApiServer, meter: Meter): void {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)';
    meter.add('httpRequests', 1, { route, status: reply.statusCode });
    meter.observe('httpSeconds', reply.elapsedTime / 1_000, { route });
    done();
  });
}
