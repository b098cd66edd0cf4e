import type { SessionInfo } from '@mach/wire';
import type { TokenScope } from '../state/registry-change.ts';

/** What a route that not everybody may call asks of its caller. */
export type GuardedAccess =
  | 'signed-in'
  | 'reflect'
  | 'scrape'
  | 'own-commune'
  | 'write-down'
  | 'acknowledge'
  | 'read'
  | 'plan'
  | 'admin';

type Rights = readonly GuardedAccess[];

const READER: Rights = ['signed-in', 'scrape', 'own-commune', 'read'];
const ALL: Rights = [...READER, 'write-down', 'acknowledge', 'plan', 'reflect', 'admin'];

/** What people may call, by their role. */
export const RIGHTS_OF_ROLES: Readonly<Record<SessionInfo['role'], Rights>> = {
  'province-admin': ALL,
  'province-viewer': [...READER, 'write-down'],
  planner: ['signed-in', 'own-commune', 'write-down', 'read', 'plan'],
  commune: ['signed-in', 'own-commune', 'write-down', 'acknowledge'],
  'loopback-reader': READER,
};

/** What programs may call, by the scope of their token: admin ⊃ read ⊃ scrape. A reflector's opens one thing. */
export const RIGHTS_OF_SCOPES: Readonly<Record<Exclude<TokenScope, 'join'>, Rights>> = {
  admin: ALL,
  read: READER,
  scrape: ['signed-in', 'scrape'],
  reflect: ['reflect'],
};
