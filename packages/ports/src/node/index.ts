import type { Clock } from '../clock.ts';
import type { Datagrams } from '../datagrams.ts';
import type { Dns } from '../dns.ts';
import type { Files } from '../files.ts';
import type { Hash } from '../hash.ts';
import type { Http } from '../http.ts';
import type { Icmp } from '../icmp.ts';
import type { Lines } from '../lines.ts';
import type { Neighbourhood } from '../neighbourhood.ts';
import type { Random } from '../random.ts';
import type { Tcp } from '../tcp.ts';
import type { Tls } from '../tls.ts';
import type { Udp } from '../udp.ts';
import { nodeClock } from './clock.ts';
import { nodeDatagrams } from './datagrams.ts';
import { nodeDns } from './dns.ts';
import { type FileRoots, nodeFiles } from './files.ts';
import { nodeHash } from './hash.ts';
import { type HttpSettings, nodeHttp } from './http.ts';
import { type IcmpSettings, nodeIcmp } from './icmp.ts';
import { nodeLines } from './lines.ts';
import { nodeNeighbourhood } from './neighbourhood.ts';
import { nodeRandom } from './random.ts';
import type { AllowsAddress } from './resolve.ts';
import { nodeTcp } from './tcp.ts';
import { nodeTls } from './tls.ts';
import { lazyTrust, type Trust } from './tls-handshake.ts';
import { nodeUdp } from './udp.ts';

export { nodeClock } from './clock.ts';
export { nodeDatagrams } from './datagrams.ts';
export { nodeDns } from './dns.ts';
export { type FileRoots, nodeFiles } from './files.ts';
export { nodeHash, sha256Hex } from './hash.ts';
export { type HttpSettings, nodeHttp } from './http.ts';
export {
  basicAuthorization,
  directHosts,
  directWays,
  fixedProxy,
  type HttpProxy,
  type Way,
  type Ways,
} from './http-proxy.ts';
export { nodeIcmp } from './icmp.ts';
export { type NodeLimits, nodeLimits } from './limits.ts';
export { nodeLines } from './lines.ts';
export { type LineLogSettings, LOG_LEVELS, type LogLevel, lineLog } from './log.ts';
export type { Family, NativeEcho, NativeEchoReply, NativeIcmp } from './native-icmp.ts';
export { nodeNeighbourhood } from './neighbourhood.ts';
export { nodeRandom } from './random.ts';
export type { AllowsAddress, ResolverSettings } from './resolve.ts';
export { nodeTcp } from './tcp.ts';
export { nodeTls } from './tls.ts';
export { publicKeyPin } from './tls-handshake.ts';
export { nodeUdp } from './udp.ts';

export interface NodePorts {
  readonly clock: Clock;
  readonly datagrams: Datagrams;
  readonly dns: Dns;
  readonly files: Files;
  readonly hash: Hash;
  readonly http: Http;
  readonly icmp: Icmp;
  readonly lines: Lines;
  readonly neighbourhood: Neighbourhood;
  readonly random: Random;
  readonly tcp: Tcp;
  readonly tls: Tls;
  readonly udp: Udp;
}

export interface NodePortsSettings extends HttpSettings, IcmpSettings {
  /** Where /proc and /sys are; a recorded machine's copies can stand in. */
  readonly roots?: FileRoots;
  /** The province's salt for hashes; empty before enrolment. */
  readonly salt?: string;
}

/** Ports that can be had a second time with a narrower reach: the same files and certificates, other addresses. */
export interface GuardableNodePorts extends NodePorts {
  /** `isDirect`: past the proxy, if there is one. */
  guarded(allows: AllowsAddress, how?: { readonly isDirect: boolean }): NodePorts;
}

/** The real ports that need nothing but Node. A log is made apart (`lineLog`), for it has settings of its own. */
export function nodePorts(settings: NodePortsSettings = {}): GuardableNodePorts {
  // Shared, for the roots take megabytes.
  const trust = lazyTrust(settings);
  const { allows: allowsAlways = () => true } = settings;
  return {
    ...portsWith(settings, trust),
    guarded: (allows, how) => {
      const both: AllowsAddress = (address, host) => allowsAlways(address, host) && allows(address, host);
      return portsWith({ ...settings, allows: both, ...(how?.isDirect === true && { proxy: undefined }) }, trust);
    },
  };
}

function portsWith({ roots = {}, salt = '', ...network }: NodePortsSettings, trust: Trust): NodePorts {
  return {
    clock: nodeClock(roots),
    datagrams: nodeDatagrams(network),
    dns: nodeDns(network),
    files: nodeFiles(roots),
    hash: nodeHash(salt),
    http: nodeHttp(network, trust),
    icmp: nodeIcmp(network),
    lines: nodeLines(network, trust),
    neighbourhood: nodeNeighbourhood,
    random: nodeRandom,
    tcp: nodeTcp(network),
    tls: nodeTls(network, trust),
    udp: nodeUdp(network),
  };
}
