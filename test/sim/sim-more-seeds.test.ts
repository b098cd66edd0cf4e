import { runSeeds } from './run-seeds.ts';

// In a file of its own, for a second worker.
runSeeds(501, 500);
