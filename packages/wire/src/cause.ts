/** Where a fault can be: the closed list of verdicts. `collector` is our own side (restart, uplink, disk). */
export const CAUSES = [
  'pc',
  'lan',
  'router',
  'line',
  'isp',
  'data-network',
  'dns',
  'service',
  'collector',
  'power',
  'switched-off',
  'not-enough-evidence',
] as const;
export type Cause = (typeof CAUSES)[number];
