import { captive } from './captive.ts';
import type { Probe, Sensor } from './contract.ts';
import { dns } from './dns.ts';
import { http } from './http/probe.ts';
import { imap } from './imap.ts';
import { ntp } from './ntp.ts';
import { path } from './path.ts';
import { ping } from './ping.ts';
import { agent } from './sensors/agent.ts';
import { cpu } from './sensors/cpu.ts';
import { disk } from './sensors/disk.ts';
import { diskIo } from './sensors/disk-io.ts';
import { filesystem } from './sensors/filesystem.ts';
import { gateway } from './sensors/gateway.ts';
import { memory } from './sensors/memory.ts';
import { memoryModule } from './sensors/memory-module.ts';
import { network } from './sensors/network.ts';
import { networkCard } from './sensors/network-card.ts';
import { os } from './sensors/os.ts';
import { pressure } from './sensors/pressure.ts';
import { processor } from './sensors/processor.ts';
import { system } from './sensors/system.ts';
import { temperature } from './sensors/temperature.ts';
import { smtp } from './smtp.ts';
import { tcp } from './tcp.ts';
import { throughput } from './throughput.ts';
import { tls } from './tls.ts';

/** Every probe that there is. A new one is added here, and nowhere else. */
export const probes: readonly Probe[] = [ping, dns, tcp, http, tls, smtp, imap, ntp, captive, path, throughput];

/** Every sensor that there is. A new one is added here, and nowhere else. */
export const sensors: readonly Sensor[] = [
  system,
  os,
  processor,
  memoryModule,
  disk,
  networkCard,
  cpu,
  memory,
  pressure,
  filesystem,
  diskIo,
  network,
  temperature,
  gateway,
  agent,
];

/** All of them by name, which is the `kind` of their readings. */
export const kinds: ReadonlyMap<string, Probe | Sensor> = new Map(
  [...probes, ...sensors].map((measure) => [measure.name, measure]),
);
