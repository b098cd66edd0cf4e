import { describe, expect, it } from 'vitest';
import { linuxPrinters, printersOf } from './linux-printers.ts';

/** Printed by lpstat of CUPS 2.4.2 on Debian 12, for two queues that print on paper, one of them stopped, and one that writes files. */
const PRINTED = `system default destination: Tang2
printer Luu_PDF is idle.  enabled since Thu Nov 26 23:17:42 2026
printer Quay_1 is idle.  enabled since Thu Nov 26 23:17:42 2026
printer Tang2 disabled since Thu Nov 26 23:17:42 2026 -
	Paused
Tang2-1                 root              1024   Thu Nov 26 23:17:42 2026
Tang2-2                 root              1024   Thu Nov 26 23:17:42 2026
`;

describe('printers of CUPS', () => {
  it('are counted without those that write files, with what waits and whether the default is ready', () => {
    expect(printersOf(PRINTED)).toEqual({ installedPrinters: 2, defaultPrinter: 'not-ready', printJobs: 2 });
  });

  it.each([
    ['the default is idle', PRINTED.replace('destination: Tang2', 'destination: Quay_1'), 'ready'],
    ['none is chosen', PRINTED.replace(/^.*\n/, 'no system default destination\n'), 'none'],
  ])('%s', (_, printed, state) => {
    expect(printersOf(printed).defaultPrinter).toBe(state);
  });

  it('are unknown, never none, where nothing answers', async () => {
    expect(await linuxPrinters('no-such-program-of-cups')).toEqual({});
  });
});
