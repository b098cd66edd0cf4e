/** What the doctor of a collector looks at. */
export const DOCTOR_SUBJECTS = [
  'collector',
  'disk',
  'store',
  'backup',
  'clock',
  'certificate',
  'configuration',
  'outputs',
  'alerts',
  'queues',
] as const;
export type DoctorSubject = (typeof DOCTOR_SUBJECTS)[number];

/** As Nagios plugins tell it. */
export type DoctorLevel = 'good' | 'warning' | 'critical' | 'unknown';

/** What was found, by code. Times are ms since 1970, sizes bytes. */
export interface DoctorFacts {
  serves: { readonly version: string; readonly startedAt: number };
  'not-running': object;
  'not-answering': object;
  'not-ready': { readonly reason: string };
  trouble: { readonly reason: string };
  'disk-room': { readonly freeBytes: number; readonly totalBytes?: number };
  'disk-low': { readonly freeBytes: number; readonly totalBytes?: number };
  'disk-full': { readonly freeBytes: number; readonly totalBytes?: number };
  'disk-unknown': object;
  'store-written': { readonly entries: number; readonly lastAppendedAt: number; readonly bytes?: number };
  'store-still': { readonly lastAppendedAt: number };
  'store-empty': object;
  'store-closed': object;
  'store-unreadable': { readonly detail: string };
  'backup-made': { readonly at: number };
  'backup-old': { readonly at: number };
  'backup-none': object;
  'clock-agrees': { readonly offsetMs: number; readonly devices: number };
  'clock-off': { readonly offsetMs: number; readonly devices: number };
  'clock-unsynchronised': object;
  'clock-synchronised': object;
  'clock-unknown': object;
  'certificate-holds': { readonly endsAt: number };
  'certificate-ends-soon': { readonly endsAt: number };
  'certificate-ended': { readonly endsAt: number };
  'plain-http': { readonly url: string };
  'loopback-only': { readonly url: string };
  'configuration-taken': { readonly at: number };
  'configuration-refused': { readonly at: number };
  'output-delivers': { readonly name: string; readonly written: number };
  'output-waits': { readonly name: string; readonly queued: number; readonly failures: number };
  'output-lost': { readonly name: string; readonly dropped: number };
  'outputs-none': object;
  'route-delivers': { readonly name: string };
  'route-waits': { readonly name: string; readonly owed: number };
  'routes-none': object;
  'queues-empty': object;
  'inbox-waits': { readonly requests: number };
  'appends-failed': { readonly entries: number };
}
export type DoctorCode = keyof DoctorFacts;

/** One finding of the doctor. */
export type DoctorFinding = {
  [Code in DoctorCode]: {
    readonly subject: DoctorSubject;
    readonly level: DoctorLevel;
    readonly code: Code;
    readonly parameters: DoctorFacts[Code];
  };
}[DoctorCode];
