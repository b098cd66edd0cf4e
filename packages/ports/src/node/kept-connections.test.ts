import type { AgentOptions } from 'node:http';
import { expect, it } from 'vitest';
import { KeptConnections } from './kept-connections.ts';
import { nodeLimits } from './limits.ts';

it('hardly asks whether the other side of an idle connection is there: each time costs a metered line two packets', () => {
  const { options } = new KeptConnections() as KeptConnections & { readonly options: AgentOptions };
  expect(options.keepAliveMsecs).toBeGreaterThan(nodeLimits.keptConnectionIdleMs / 3);
});
