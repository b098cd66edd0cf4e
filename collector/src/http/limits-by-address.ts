import { createRateLimit } from '../ingest/rate-limit.ts';
import type { CollectorLimits } from '../limits.ts';
import type { RouteContext } from './api-server.ts';

/** What is counted by address, since who asks is not known yet. */
export const limitsByAddress = (limits: CollectorLimits): RouteContext['byAddress'] => ({
  enrolments: createRateLimit(limits.enrolments),
  signIns: createRateLimit(limits.signIns),
  refusals: createRateLimit(limits.refusals),
  deviceRefusals: createRateLimit(limits.deviceRefusals),
  verifications: createRateLimit(limits.verifications),
});
