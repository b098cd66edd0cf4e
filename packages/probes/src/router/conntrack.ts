import { toldKind } from '../contract.ts';
import { fact, gauge } from '../metrics.ts';

/** The table of connections that a router translates: when it is full, new connections fail. */
export const conntrack = toldKind({
  name: 'conntrack',
  summary: 'How full a router’s table of connections is; when it is full, new ones fail.',
  metrics: [
    gauge('entries', 'count', {
      help: 'connections in the table',
      as: 'mach_device_conntrack_entries',
      reduce: 'last',
    }),
    fact('entriesMax', 'count', { help: 'connections that the table takes', as: 'mach_device_conntrack_entries_max' }),
  ],
});
