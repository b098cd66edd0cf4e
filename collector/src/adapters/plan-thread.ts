import { parentPort, workerData } from 'node:worker_threads';
import type { PlanInput } from '@mach/priority';
import { makeFrozen } from '../planning/plan-maker.ts';
import { loadSolver } from './highs.ts';

/** The thread of one plan: made from the data that it was started with, told, and over. */
const port = parentPort;
if (port === null) throw new Error('plan-thread.ts runs as a worker only');

const { input, program } = workerData as { readonly input: PlanInput; readonly program: string };
port.postMessage(makeFrozen(input, program, await loadSolver()));
port.close();
