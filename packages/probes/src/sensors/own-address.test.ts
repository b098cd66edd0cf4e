import { expect, it } from 'vitest';
import { ownAddress } from './own-address.ts';

/** Captured in a network namespace with two cards on Linux 6.18. */
const route = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	0101A8C0	0003	0	0	0	00000000	0	0	0
eth1	0000140A	00000000	0001	0	0	0	0000FFFF	0	0	0
eth0	0001A8C0	00000000	0001	0	0	0	00FFFFFF	0	0	0
eth2	007100CB	00000000	0001	0	0	0	00FFFFFF	0	0	0
`;
const trie = `Main:
  +-- 0.0.0.0/0 3 0 5
     +-- 0.0.0.0/4 2 0 2
        |-- 0.0.0.0
           /0 universe UNICAST
        +-- 10.20.0.0/16 2 0 2
           +-- 10.20.0.0/22 2 0 2
              |-- 10.20.0.0
                 /16 link UNICAST
              |-- 10.20.3.4
                 /32 host LOCAL
           |-- 10.20.255.255
              /32 link BROADCAST
     +-- 127.0.0.0/8 2 0 2
        +-- 127.0.0.0/31 1 0 0
           |-- 127.0.0.0
              /8 host LOCAL
           |-- 127.0.0.1
              /32 host LOCAL
        |-- 127.255.255.255
           /32 link BROADCAST
     +-- 192.0.0.0/4 2 0 2
        +-- 192.168.1.0/24 2 0 2
           +-- 192.168.1.0/27 2 0 2
              |-- 192.168.1.0
                 /24 link UNICAST
              |-- 192.168.1.17
                 /32 host LOCAL
           |-- 192.168.1.255
              /32 link BROADCAST
        +-- 203.0.113.0/24 2 0 2
           +-- 203.0.113.0/28 2 0 2
              |-- 203.0.113.0
                 /24 link UNICAST
              |-- 203.0.113.9
                 /32 host LOCAL
           |-- 203.0.113.255
              /32 link BROADCAST
`;

const by = (name: string, address: string) => ownAddress(trie, route, { interface: name, address });

it('is the address in the network that holds the gateway', () => {
  expect(by('eth0', '192.168.1.1')).toBe('192.168.1.17');
  expect(by('eth1', '10.20.0.1')).toBe('10.20.3.4');
  expect(by('eth2', '203.0.113.1')).toBe('203.0.113.9');
});

it.each([
  ['the gateway lies in no network of the interface', 'eth0', '10.20.0.1'],
  ['the interface has no network', 'wlan0', '192.168.1.1'],
])('is not known where %s', (_, name, address) => {
  expect(by(name, address)).toBeUndefined();
});
