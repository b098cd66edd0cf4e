import type { Failed, HttpExchange, Trouble } from '@mach/ports';
import { exchangeWith, scriptedHttp } from '@mach/ports/testing';
import type { Outcome, ProbePorts } from '@mach/probes';

/** One run of a probe through made-up ports, and what must come of it. */
export interface Case {
  readonly claim: string;
  readonly kind: string;
  readonly target: string;
  readonly ports: Partial<ProbePorts>;
  readonly options?: Record<string, unknown>;
  /** What is not named is not compared; `values` are compared whole. */
  readonly outcome: Partial<Outcome> | { readonly values: Record<string, unknown> };
}

export const failedBy = (failure: Trouble): Failed => ({ ok: false, failure, detail: `scripted ${failure}` });

export const portal = 'https://portal.example.vn/';
export const knownPage = 'http://collector.example.vn/-/healthy';
export const page = (given: Partial<HttpExchange>) => ({ http: scriptedHttp({}, exchangeWith(given)) });
export const redirect = (location: string, status = 302) => exchangeWith({ status, headers: { location } });
export const text = (body: string) => new TextEncoder().encode(body);
