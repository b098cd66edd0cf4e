// Run inside the chroot: draws by the shipped sources what picture-text.ts says, and writes it to standard output.
import { readFileSync } from 'node:fs';

const { drawGroupText } = await import(`${process.argv[2]}/src/adapters/canvas.ts`);
process.stdout.write(await drawGroupText(JSON.parse(readFileSync(new URL('picture.json', import.meta.url), 'utf8'))));
