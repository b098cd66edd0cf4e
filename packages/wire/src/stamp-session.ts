import { SECRET_PATTERN } from './enrolment.ts';
import { integer, text } from './option.ts';
import { type Infer, object } from './shape.ts';

/** What a device is told to speak with the reflectors of its province: its id in packets, and the key that both sides sign with. */
export const stampSessionShape = object({
  ssid: integer({ min: 1, max: 65_535 }),
  /** 32 bytes as base64url. */
  key: text({ lengthMax: 43, pattern: SECRET_PATTERN, isSecret: true }),
  /** How long reflectors answer to this key, from now on. */
  lifetimeS: integer({ min: 1, max: 604_800, unit: 's' }),
});
export type StampSessionAnswer = Infer<typeof stampSessionShape>;
