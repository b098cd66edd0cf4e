/** What is used of net-snmp, which brings no types. */
declare module 'net-snmp' {
  import type { EventEmitter } from 'node:events';

  export interface NetSnmpVarbind {
    readonly oid: string;
    readonly type: number;
    readonly value: unknown;
  }
  export interface NetSnmpUser {
    readonly name: string;
    readonly level: number;
    readonly authProtocol?: number | undefined;
    readonly authKey?: string | undefined;
    readonly privProtocol?: number | undefined;
    readonly privKey?: string | undefined;
  }
  type Callback<Found> = (error: Error | null, varbinds: Found) => void;
  export interface NetSnmpSession extends EventEmitter {
    get(oids: readonly string[], done: Callback<readonly NetSnmpVarbind[]>): void;
    getNext(oids: readonly string[], done: Callback<readonly NetSnmpVarbind[]>): void;
    getBulk(
      oids: readonly string[],
      nonRepeaters: number,
      maxRepetitions: number,
      done: Callback<readonly (readonly NetSnmpVarbind[])[]>,
    ): void;
    close(): void;
    /** Called when the device answers with a report of its user security model. */
    userSecurityModelError(request: { readonly responseCb: (error: Error) => void }, oid: string): void;
  }
  export const Version1: number;
  export const Version2c: number;
  export const Version3: number;
  export const SecurityLevel: Readonly<Record<'noAuthNoPriv' | 'authNoPriv' | 'authPriv', number>>;
  export const AuthProtocols: Readonly<Record<string, number>>;
  export const PrivProtocols: Readonly<Record<string, number>>;
  export const ObjectType: Readonly<Record<string, number>>;
  export const ErrorStatus: Readonly<Record<string, number>>;
  export const ResponseInvalidCode: Readonly<Record<string, number>>;
  export const ResponseInvalidError: new () => Error & { readonly code: number };
  export const RequestFailedError: new () => Error & { readonly status: number };
  export const RequestTimedOutError: new () => Error & { readonly name: 'RequestTimedOutError' };
  export function createSession(target: string, community: string, options: object): NetSnmpSession;
  export function createV3Session(target: string, user: NetSnmpUser, options: object): NetSnmpSession;
}
