import { runSeeds } from './run-seeds.ts';
import { HALF_AN_HOUR } from './settings.ts';

// A quarter of the thousand, in a file of its own for each worker.
runSeeds(10_751, 250, HALF_AN_HOUR);
