// Run inside the chroot: draws by the shipped sources what picture-text.ts says, and writes it to standard output.
import { readFileSync } from 'node:fs';

const { drawGroupText } = await import('file:///usr/lib/mach-collector/collector/src/adapters/canvas.ts');
process.stdout.write(await drawGroupText(JSON.parse(readFileSync('/root/picture.json', 'utf8'))));
