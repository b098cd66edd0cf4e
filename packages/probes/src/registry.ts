import { captive } from './captive.ts';
import type { Kind, Poll, Probe, Sensor, ToldKind } from './contract.ts';
import { dns } from './dns.ts';
import { dnsCompare } from './dns-compare.ts';
import { h323 } from './h323.ts';
import { http } from './http/probe.ts';
import { imap } from './imap.ts';
import { ipp } from './ipp/probe.ts';
import { neighbour, neighbours } from './neighbours/neighbours.ts';
import { ntp } from './ntp.ts';
import { ocsp } from './ocsp.ts';
import { path } from './path.ts';
import { ping } from './ping.ts';
import { port } from './port.ts';
import { clock } from './router/clock.ts';
import { conntrack } from './router/conntrack.ts';
import { leases } from './router/leases.ts';
import { wan } from './router/wan.ts';
import { rtsp } from './rtsp.ts';
import { agent } from './sensors/agent.ts';
import { battery } from './sensors/battery.ts';
import { benchmark } from './sensors/benchmark.ts';
import { bootSecurity } from './sensors/boot-security.ts';
import { boots } from './sensors/boots.ts';
import { cpu } from './sensors/cpu.ts';
import { dhcp } from './sensors/dhcp.ts';
import { disk } from './sensors/disk.ts';
import { diskHealth } from './sensors/disk-health.ts';
import { diskIo } from './sensors/disk-io.ts';
import { fan } from './sensors/fan.ts';
import { filesystem } from './sensors/filesystem.ts';
import { gap } from './sensors/gap.ts';
import { gateway } from './sensors/gateway.ts';
import { headroom } from './sensors/headroom.ts';
import { localNetwork } from './sensors/local-network.ts';
import { memory } from './sensors/memory.ts';
import { memoryBoard } from './sensors/memory-board.ts';
import { memoryErrors } from './sensors/memory-errors.ts';
import { memoryModule } from './sensors/memory-module.ts';
import { network } from './sensors/network.ts';
import { networkCard } from './sensors/network-card.ts';
import { os } from './sensors/os.ts';
import { peripherals } from './sensors/peripherals.ts';
import { pressure } from './sensors/pressure.ts';
import { processor } from './sensors/processor.ts';
import { screen } from './sensors/screen.ts';
import { slowMinutes } from './sensors/slow-minutes.ts';
import { system } from './sensors/system.ts';
import { temperature } from './sensors/temperature.ts';
import { throttle } from './sensors/throttle.ts';
import { ups } from './sensors/ups.ts';
import { wifi } from './sensors/wifi.ts';
import { sip } from './sip.ts';
import { smtp } from './smtp.ts';
import { snmpKinds } from './snmp/kinds/all.ts';
import { snmp } from './snmp/poll.ts';
import { stamp } from './stamp/probe.ts';
import { stillSlow } from './still-slow.ts';
import { stun } from './stun.ts';
import { tcp } from './tcp.ts';
import { throughput } from './throughput.ts';
import { tls } from './tls.ts';
import { tsa } from './tsa.ts';

/** Every probe that there is. A new one is added here, and nowhere else. */
export const probes: readonly Probe[] = [
  ping,
  dns,
  tcp,
  http,
  tls,
  smtp,
  imap,
  ntp,
  captive,
  stamp,
  stun,
  sip,
  h323,
  rtsp,
  ocsp,
  tsa,
  ipp,
  port,
  dnsCompare,
  path,
  throughput,
];
/** Every sensor that there is. A new one is added here, and nowhere else. */
export const sensors: readonly Sensor[] = [
  system,
  os,
  processor,
  memoryModule,
  memoryBoard,
  disk,
  networkCard,
  bootSecurity,
  screen,
  peripherals,
  cpu,
  memory,
  pressure,
  filesystem,
  diskIo,
  diskHealth,
  network,
  wifi,
  temperature,
  fan,
  throttle,
  memoryErrors,
  battery,
  ups,
  boots,
  benchmark,
  headroom,
  gateway,
  localNetwork,
  dhcp,
  slowMinutes,
  gap,
  agent,
];

/** Every poll that there is. A new one is added here, and nowhere else. */
export const polls: readonly Poll[] = [snmp, neighbours];
/** Every kind that nobody asks for by itself: polls tell them, and agents of routers. */
export const toldKinds: readonly ToldKind[] = [...snmpKinds, neighbour, wan, leases, conntrack, clock, stillSlow];

/** All of them by name, which is the `kind` of their readings. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [...probes, ...sensors, ...polls, ...toldKinds].map((kind) => [kind.name, kind]),
);
