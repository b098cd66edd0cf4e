import { toldKind } from '../../contract.ts';
import { upsMetrics } from '../../sensors/ups-metrics.ts';

export const ups = toldKind({
  name: 'ups',
  summary: 'The state of a UPS.',
  targetLabel: 'ups',
  metrics: upsMetrics,
});
