import { cp, rm } from 'node:fs/promises';
import { build as vite } from 'vite';
import { bundleResident } from './bundle-agent.ts';

const root = new URL('../', import.meta.url).pathname;

/**
 * Makes the shippable bundles in `dist/`: the agent's resident process and its children, the collector's pages, what goes
 * onto a stick for PCs without an agent, and the agents of routers.
 */
// Whoever builds, in a test too: Vite takes another way with another name here, and the pages would not be the same bytes.
process.env['NODE_ENV'] = 'production';
await rm(`${root}dist`, { recursive: true, force: true });
await bundleResident(`${root}dist/agent`);
await cp(`${root}agent/legacy`, `${root}dist/legacy`, { recursive: true });
await cp(`${root}agent/router`, `${root}dist/router`, { recursive: true });
await vite({ configFile: `${root}dashboards/web/vite.config.ts`, logLevel: 'warn' });
