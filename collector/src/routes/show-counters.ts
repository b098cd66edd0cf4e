import type { Collector } from '../app.ts';
import type { Meter } from '../exposition/own-metrics.ts';

/** Brings what the collector counts in its core, and where its fold stands, into the meter before a scrape. */
export function showCounters(collector: Collector, meter: Meter): void {
  const counters = collector.counters();
  for (const [status, count] of counters.batchesByStatus) meter.set('batches', count, { status });
  meter.set('reportsAccepted', counters.reportsAccepted);
  meter.set('reportsRepeated', counters.reportsRepeated);
  meter.set('reportsRefused', counters.reportsRefused);
  meter.set('reportsContradicting', counters.reportsContradicting);
  meter.set('valuesAccepted', counters.valuesAccepted);
  meter.set('receivedBytes', counters.bodyBytes);
  meter.set('enrolments', counters.enrolments);
  meter.set('appendsFailed', counters.appendsFailed);
  meter.set('incidentsLeftOut', collector.incidentsLeftOut());
  const state = collector.state();
  meter.set('foldPosition', state.position);
  meter.set('foldTime', state.time / 1_000);
  meter.set('ready', collector.readiness().ready ? 1 : 0);
  for (const [name, count] of state.unknown) meter.set('unknownNames', count, { name });
}
