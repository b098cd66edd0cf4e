import { runSeeds } from './run-seeds.ts';
import { FULL_HALF_HOUR } from './settings.ts';

// Under seed 3030 a spool that was numbered anew, and put back to a copy of before that, had one report held under two numbers.
runSeeds(3_026, 10, FULL_HALF_HOUR, 5);
