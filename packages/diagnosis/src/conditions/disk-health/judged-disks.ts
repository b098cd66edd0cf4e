import type { DeviceFacts, DiskHealthFacts } from '../../facts/device-facts.ts';

/** The disks as they are, and those that can't be read any more as they were. */
export const judgedDisks = ({
  diskHealth = [],
  silentDisks = [],
}: Pick<DeviceFacts, 'diskHealth' | 'silentDisks'>): readonly DiskHealthFacts[] => [...diskHealth, ...silentDisks];
