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
  interface Library {
    readonly Version1: number;
    readonly Version2c: number;
    readonly Version3: number;
    readonly SecurityLevel: Readonly<Record<'noAuthNoPriv' | 'authNoPriv' | 'authPriv', number>>;
    readonly AuthProtocols: Readonly<Record<string, number>>;
    readonly PrivProtocols: Readonly<Record<string, number>>;
    readonly ObjectType: Readonly<Record<string, number>>;
    readonly ErrorStatus: Readonly<Record<string, number>>;
    readonly ResponseInvalidCode: Readonly<Record<string, number>>;
    readonly ResponseInvalidError: new () => Error & { readonly code: number };
    readonly RequestFailedError: new () => Error & { readonly status: number };
    readonly RequestTimedOutError: new () => Error & { readonly name: 'RequestTimedOutError' };
    createSession(target: string, community: string, options: object): NetSnmpSession;
    createV3Session(target: string, user: NetSnmpUser, options: object): NetSnmpSession;
  }
  const library: Library;
  export default library;
}
