import { parentPort, workerData } from 'node:worker_threads';
import { planMaker } from '../planning/plan-maker.ts';
import { loadSolver } from './highs.ts';
import { officePapers } from './paper-writer.ts';
import type { PlanJob } from './plan-maker.ts';

/** The thread of one plan or paper: made from the data that it was started with, told, and over. */
const port = parentPort;
if (port === null) throw new Error('plan-thread.ts runs as a worker only');

const job = workerData as PlanJob;
const maker = planMaker(officePapers(job.templates, job.head), await loadSolver());
const made =
  'make' in job ? await maker.make(job.make.input, job.make.program) : await maker.paper(job.paper.of, job.paper.wish);
port.postMessage(made);
port.close();
