/**
 * What a train imitates. Sizes are those of the IP packet; answers are as long, so each way carries the same.
 * `watch` is the smallest signed packet, alone.
 */
export interface Profile {
  readonly packetsPerSecond: number;
  readonly packetBytes: number;
}

export const PROFILES = ['watch', 'voice', '720p', '1080p'] as const;
export type ProfileName = (typeof PROFILES)[number];

/**
 * Voice: G.711 in packets of 20 ms. Video: 1.2 and 4 Mbit/s of packets of 1,200 bytes, what vendors ask for 720p and 1080p
 * at 30 frames a second.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  watch: { packetsPerSecond: 1, packetBytes: 140 },
  voice: { packetsPerSecond: 50, packetBytes: 200 },
  '720p': { packetsPerSecond: 125, packetBytes: 1_200 },
  '1080p': { packetsPerSecond: 420, packetBytes: 1_200 },
};

/** Headers of IPv4 and UDP. With IPv6 a packet is 20 bytes longer than its profile says. */
export const HEADER_BYTES = 28;
/** A line carries frames: 14 bytes on Ethernet, more on others. */
export const ETHERNET_HEADER_BYTES = 14;
export const datagramBytes = ({ packetBytes }: Profile): number => packetBytes - HEADER_BYTES;
