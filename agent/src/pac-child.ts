import { text } from 'node:stream/consumers';
import { tellPeakAtEnd } from './adapters/child-peak.ts';
import { type BoundQuestion, findProxy } from './adapters/pac-script.ts';

/** The entry point of the PAC child: one question as JSON on its standard input, one answer on its output, then it ends. */
tellPeakAtEnd();
try {
  const answer = await findProxy(JSON.parse(await text(process.stdin)) as BoundQuestion);
  process.stdout.write(JSON.stringify({ answer: answer.slice(0, 2_000) }), () => process.exit(0));
} catch (error) {
  const trouble = error instanceof Error ? error.message : String(error);
  process.stdout.write(JSON.stringify({ trouble: trouble.slice(0, 300) }), () => process.exit(0));
}
