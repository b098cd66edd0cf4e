/** Small texts that outlive the process: the collector's last good configuration, what was last sent. */
export interface Store {
  read(name: StoredName): string | undefined;
  /** Replaces the whole text at once. False when the disk did not take it; the old text then stands. */
  write(name: StoredName, text: string): boolean;
}

export type StoredName =
  | 'benchmark'
  | 'boots'
  | 'collector-config'
  | 'inventory'
  | 'last-sent'
  | 'line-allowance'
  | 'line-watch'
  | 'memory-errors'
  | 'notices'
  | 'on-demand-requests'
  | 'press-config'
  | 'slots'
  | 'slow-minutes'
  | 'slow-systems'
  | 'status'
  | 'usual-gateway';
