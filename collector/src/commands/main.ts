import { fileURLToPath } from 'node:url';
import { Config, execute } from '@oclif/core';

// A reader that has seen enough (`| head`) is no trouble of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// No plugins from the user's home: they would run with the rights of whoever asks.
const config = await Config.load({ root: fileURLToPath(import.meta.url), userPlugins: false, devPlugins: false });
const given = process.argv.slice(2);
const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
// Of oclif's own words nobody learns what commands there are.
if (!config.commandIDs.includes(args[0] ?? '')) {
  const { unknownCommand } = await import('@mach/messages');
  const trouble = unknownCommand('mach-collector', config.commandIDs, args);
  if (trouble !== undefined) {
    process.stderr.write(`mach-collector: ${trouble}\n`);
    process.exit(2);
  }
}

await execute({ args, loadOptions: config });
