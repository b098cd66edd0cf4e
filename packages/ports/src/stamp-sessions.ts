import type { Result } from './result.ts';

/** What a reflector knows this device by (RFC 8972, 3), and the key that both sides sign with. */
export interface StampSession {
  /** 1 to 65,535. */
  readonly ssid: number;
  readonly key: Uint8Array;
}

/** Sessions with the reflectors of this device's collector. One is kept as long as it holds, so that a packet costs no request. */
export interface StampSessions {
  /** `unsupported` before this device has joined. */
  current(signal: AbortSignal): Promise<Result<StampSession>>;
  /** Says that nothing came back under this session: a later call asks whether it still holds, without giving it up before. */
  doubt(session: StampSession): void;
}
