import { runSeeds } from './run-seeds.ts';
import { HALF_AN_HOUR } from './settings.ts';

// A quarter of the thousand, in a file of its own for each worker. Under seed 10036 a late request of an earlier boot made that boot the newest.
runSeeds(10_001, 250, HALF_AN_HOUR);
