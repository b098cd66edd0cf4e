import { linuxCards } from '../../agent/src/adapters/linux-cards.ts';

/** Run inside a network namespace: prints its network cards. */
process.stdout.write(JSON.stringify(linuxCards('/sys')));
