/** Hashing of addresses and hardware hints with the province's salt, so that two provinces' hashes can't be compared. */
export interface Hash {
  /** 32 hex digits of HMAC-SHA-256 under the salt that came with enrolment. */
  salted(text: string): string;
  /** HMAC-SHA-256, 32 bytes, for packets that two sides sign with one key. */
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array;
}
