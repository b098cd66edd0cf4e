import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

export interface LineServerScript {
  readonly greeting: string;
  /** Line → answer as it stands; `tls` behind an answer begins a handshake. */
  readonly answers: Readonly<Record<string, string | { readonly say: string; readonly tls: true }>>;
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Every line that was said, in order, whoever said it. */
  readonly heard?: string[];
}

/** A server that greets, then answers each line as the script says and ends at one that it does not name. */
export function lineServer(script: LineServerScript): Server {
  return createServer((socket) => {
    socket.write(script.greeting);
    serve(socket, script);
  });
}

function serve(socket: Socket, script: LineServerScript): void {
  let pending = '';
  const onData = (chunk: Buffer) => {
    pending += chunk.toString('latin1');
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      script.heard?.push(line);
      const answer = script.answers[line];
      if (answer === undefined) return void socket.end();
      if (typeof answer === 'string') {
        socket.write(answer);
        continue;
      }
      socket.off('data', onData);
      socket.write(answer.say);
      const secureContext = createSecureContext({ ...script.certificate });
      const secured = new TLSSocket(socket, { isServer: true, secureContext });
      secured.on('error', () => socket.destroy());
      serve(secured, script);
      return;
    }
  };
  socket.on('data', onData).on('error', () => {});
}
