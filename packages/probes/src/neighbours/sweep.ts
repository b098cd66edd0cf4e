import type { OwnNetwork } from '@mach/ports';

/** The widest network that counts as an office's, as the guard of the own network has it. */
const PREFIX_MIN = 20;
/** What one round looks at of a wider network: the part that this machine stands in. */
const PREFIX_SWEPT = 24;

/**
 * The addresses of a network that one round asks: all hosts but this machine itself, in order; of a network wider than 256 addresses
 * those of this machine's own part. Empty where it is too wide to be an office's.
 */
export function sweepOf({ address, prefix }: Pick<OwnNetwork, 'address' | 'prefix'>): readonly string[] {
  if (prefix < PREFIX_MIN || prefix > 30) return [];
  const own = numberOf(address);
  const networkSize = 2 ** (32 - prefix);
  const size = 2 ** (32 - Math.max(prefix, PREFIX_SWEPT));
  const [network, start] = [own - (own % networkSize), own - (own % size)];
  return Array.from({ length: size }, (_, i) => start + i)
    .filter((each) => each !== own && each !== network && each !== network + networkSize - 1)
    .map(textOf);
}

/** Whether an address lies in a network, its own address and the network's first and last left out. */
export function isNeighbour({ address, prefix }: Pick<OwnNetwork, 'address' | 'prefix'>, other: string): boolean {
  const size = 2 ** (32 - prefix);
  const [own, asked] = [numberOf(address), numberOf(other)];
  const start = own - (own % size);
  return asked !== own && asked > start && asked < start + size - 1;
}

const numberOf = (address: string) => address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0);
const textOf = (number: number) => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
