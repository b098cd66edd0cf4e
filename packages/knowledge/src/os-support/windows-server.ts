import type { WindowsRow } from './row.ts';

/**
 * Windows Server. Build 17763 is both Server 2019 and the short-lived 1809, told apart by neither build nor edition but by
 * the year in the name, which the short-lived ones lack; without it the date is unknown. Left out: 2003 before its last
 * service pack, which has the same build, and 2000. Dates: endoflife.date, products/windows-server.md, commit a70eca33 of 2026-08-22 (MIT-style
 * licence), read on 2026-11-22; `cycle` names the source's row. The paid extension is Extended Security Updates.
 */
export const windowsServerSupport: readonly WindowsRow[] = [
  { cycle: '2025', build: 26100, edition: 'server', name: 'Windows Server 2025', endOfSupport: '2034-11-14' },
  { cycle: '23h2-ac', build: 25398, edition: 'server-sac', name: 'Windows Server 23H2 AC', endOfSupport: '2026-05-12' },
  { cycle: '2022', build: 20348, edition: 'server', name: 'Windows Server 2022', endOfSupport: '2031-10-14' },
  {
    cycle: '20h2-sac',
    build: 19042,
    edition: 'server-sac',
    name: 'Windows Server 20H2 SAC',
    endOfSupport: '2022-08-09',
  },
  {
    cycle: '2004-sac',
    build: 19041,
    edition: 'server-sac',
    name: 'Windows Server 2004 SAC',
    endOfSupport: '2021-12-14',
  },
  {
    cycle: '1909-sac',
    build: 18363,
    edition: 'server-sac',
    name: 'Windows Server 1909 SAC',
    endOfSupport: '2021-05-11',
  },
  {
    cycle: '1903-sac',
    build: 18362,
    edition: 'server-sac',
    name: 'Windows Server 1903 SAC',
    endOfSupport: '2020-12-08',
  },
  {
    cycle: '1809-sac',
    build: 17763,
    edition: 'server-sac',
    name: 'Windows Server 1809 SAC',
    endOfSupport: '2020-11-10',
  },
  { cycle: '2019', build: 17763, edition: 'server', name: 'Windows Server 2019', endOfSupport: '2029-01-09' },
  {
    cycle: '1803-sac',
    build: 17134,
    edition: 'server-sac',
    name: 'Windows Server 1803 SAC',
    endOfSupport: '2019-11-12',
  },
  {
    cycle: '1709-sac',
    build: 16299,
    edition: 'server-sac',
    name: 'Windows Server 1709 SAC',
    endOfSupport: '2019-04-09',
  },
  {
    cycle: '2016',
    build: 14393,
    edition: 'server',
    name: 'Windows Server 2016',
    endOfSupport: '2027-01-12',
    paidExtensionUntil: '2030-01-12',
  },
  {
    cycle: '2012-r2',
    build: 9600,
    edition: 'server',
    name: 'Windows Server 2012 R2',
    endOfSupport: '2023-10-10',
    paidExtensionUntil: '2026-10-13',
  },
  {
    cycle: '2012',
    build: 9200,
    edition: 'server',
    name: 'Windows Server 2012',
    endOfSupport: '2023-10-10',
    paidExtensionUntil: '2026-10-13',
  },
  {
    cycle: '2008-r2-sp1',
    build: 7601,
    edition: 'server',
    name: 'Windows Server 2008 R2 SP1',
    endOfSupport: '2020-01-14',
    paidExtensionUntil: '2023-01-10',
  },
  {
    cycle: '2008-sp2',
    build: 6003,
    edition: 'server',
    name: 'Windows Server 2008 SP2',
    endOfSupport: '2020-01-14',
    paidExtensionUntil: '2023-01-10',
  },
  { cycle: '2003-sp2', build: 3790, edition: 'server', name: 'Windows Server 2003 SP2', endOfSupport: '2015-07-14' },
];
