/** How a light of a check is drawn. */
export const LIGHT_HEALTH = {
  good: 'normal',
  warning: 'attention',
  critical: 'down',
  unknown: 'no-data',
  'not-asked': 'empty',
} as const;
