import type { LinuxRow } from './row.ts';

/**
 * OpenWrt, the system of routers with an agent of their own. Dates: endoflife.date, products/openwrt.md, commit a70eca33 of
 * 2026-08-22 (MIT-style licence), read on 2026-11-27; `cycle` names the source's row. By its policy a release ends half a year
 * after the next, and not before it is a year old. The end of 25.12 is not known there yet, so it has no row.
 */
export const openwrtSupport: readonly LinuxRow[] = [
  { cycle: '24.10', distro: 'openwrt', version: '24.10', name: 'OpenWrt 24.10', endOfSupport: '2026-09-05' },
  { cycle: '23.05', distro: 'openwrt', version: '23.05', name: 'OpenWrt 23.05', endOfSupport: '2025-08-16' },
  { cycle: '22.03', distro: 'openwrt', version: '22.03', name: 'OpenWrt 22.03', endOfSupport: '2024-04-11' },
  { cycle: '21.02', distro: 'openwrt', version: '21.02', name: 'OpenWrt 21.02', endOfSupport: '2023-04-30' },
  { cycle: '19.07', distro: 'openwrt', version: '19.07', name: 'OpenWrt 19.07', endOfSupport: '2022-04-30' },
  { cycle: '18.06', distro: 'openwrt', version: '18.06', name: 'OpenWrt 18.06', endOfSupport: '2021-07-01' },
  { cycle: '17.01', distro: 'openwrt', version: '17.01', name: 'OpenWrt 17.01', endOfSupport: '2019-02-01' },
];
