import { fileURLToPath } from 'node:url';
import { Config, execute } from '@oclif/core';

// `mach-agent --help | head` closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  // Started without a console, such as by a script with its window hidden: nobody reads, and the work goes on.
  if (error.code === 'EBADF') return;
  throw error;
});

// No plugins from the user's home: they would run with the rights of whoever asks.
const config = await Config.load({ root: fileURLToPath(import.meta.url), userPlugins: false, devPlugins: false });
const given = process.argv.slice(2);
const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
// Of oclif's own words nobody learns what commands there are.
if (!config.commandIDs.includes(args[0] ?? '')) {
  const { unknownCommand } = await import('@mach/messages');
  const trouble = unknownCommand('mach-agent', config.commandIDs, args);
  if (trouble !== undefined) {
    process.stderr.write(`mach-agent: ${trouble}\n`);
    process.exit(2);
  }
}

await execute({ args, loadOptions: config });
