#!/usr/bin/env node
// Plain JavaScript on purpose: it must start on whatever Node is there, and go on with the one the project brings.
import { startOnProjectNode } from '../../scripts/project-node.js';

await startOnProjectNode(new URL('../src/commands/main.ts', import.meta.url));
