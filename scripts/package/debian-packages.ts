import { join } from 'node:path';
import { debianAgent } from './agent-tree.ts';
import { collectorFolder, debianCollector } from './collector-tree.ts';
import { AGENT_RECOMMENDS, type DebianPackage } from './deb.ts';
import { ROOT } from './parts.ts';
import type { Product } from './sbom.ts';
import type { Tree } from './tree.ts';

/** What packages are made of, beside the sources. */
export interface Made {
  /** Folder with the agent's bundle. */
  readonly bundle: string;
  readonly version: string;
  /** Seconds since 1970. */
  readonly epochS: number;
}

const AGENT = 'measures a PC and the network around it';
const COLLECTOR = 'receives and explains what the agents of a province report';

/** The agent's package for one kind of processor. */
export function agentPackage({ bundle, ...product }: Made, architecture: 'amd64' | 'arm64'): DebianPackage {
  const name = 'mach-agent';
  return {
    name,
    version: product.version,
    architecture,
    description:
      'measures a PC and the network around it, and reports\n What a commune PC is, how it feels, and how its network behaves,\n for the collector of its province.',
    recommends: AGENT_RECOMMENDS,
    tree: debianAgent(bundle, { ...product, name, description: AGENT }, architecture === 'arm64' ? 'arm64' : 'x64'),
    scripts: join(ROOT, 'agent', 'packaging', 'debian'),
  };
}

/** The collector's package, and the folder that it is made of; with the agent for Windows, of which it makes kits. */
export function collectorPackage(
  { version, epochS }: Omit<Made, 'bundle'>,
  windowsAgent: Tree,
): { readonly folder: Tree; readonly debian: DebianPackage } {
  const product: Product = { name: 'mach-collector', version, description: COLLECTOR, epochS };
  const folder = collectorFolder(windowsAgent, product);
  const debian: DebianPackage = {
    name: product.name,
    version,
    architecture: 'amd64',
    description:
      'receives, remembers and explains what the agents of a province report\n With its pages, its journal and the install kits of communes.',
    tree: debianCollector(folder, product),
    scripts: join(ROOT, 'collector', 'packaging', 'debian'),
  };
  return { folder, debian };
}
