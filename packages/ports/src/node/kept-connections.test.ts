import type { AgentOptions } from 'node:http';
import { expect, it } from 'vitest';
import { KeptConnections } from './kept-connections.ts';
import { nodeLimits } from './limits.ts';

it('keeps an idle connection silent: it is closed before TCP would ask whether the other side is there', () => {
  const { options } = new KeptConnections() as KeptConnections & { readonly options: AgentOptions };
  expect(options.keepAliveMsecs).toBeGreaterThan(nodeLimits.keptConnectionIdleMs);
});
