import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came through, and what the collector answered; status 0 where it was not asked. */
export interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly status: number;
  readonly answer: string;
}

/** What happens to a request on its way. Undefined: nothing. */
export type Fault =
  /** The line is dead: nothing arrives. */
  | { readonly type: 'dead' }
  /** The collector gets it, and its answer never comes back. */
  | { readonly type: 'lose-answer' }
  /** Its answer ends early. */
  | { readonly type: 'cut-answer' }
  /** Somebody else answers. */
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  /** The collector gets another body. */
  | { readonly type: 'change'; change(body: string): string };

export interface Between {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Asked of each request before it is passed on. */
  fault: (path: string, body: Buffer) => Fault | undefined;
  /** Told when the answer has been handed over, or lost. */
  answered: () => void;
  close(): void;
}

/** Stands between an agent and the collector at `to`, sees all that is said, and disturbs it as a test wishes. */
export async function standBetween(to: string): Promise<Between> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const between: Between = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    fault: () => undefined,
    answered: () => {},
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return between;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await wholeBody(request);
    if (body === undefined) return;
    const { url: path = '/', headers, method = 'GET' } = request;
    const fault = between.fault(path, body);
    const note = (status: number, answer: string) => seen.push({ path, headers, body, status, answer });
    if (fault?.type === 'dead') {
      note(0, '');
      request.socket.destroy();
      return between.answered();
    }
    if (fault?.type === 'answer') {
      note(0, fault.body);
      response.writeHead(fault.status, { 'content-length': Buffer.byteLength(fault.body), ...fault.headers });
      response.end(fault.body, () => between.answered());
      return;
    }
    const passedOn = fault?.type === 'change' ? Buffer.from(fault.change(body.toString('utf8'))) : body;
    const { authorization, 'content-type': type = '', 'content-encoding': coding } = headers;
    const answer = await fetch(to + path, {
      method,
      body: passedOn,
      headers: {
        'content-type': type,
        ...(authorization === undefined ? {} : { authorization }),
        ...(coding === undefined ? {} : { 'content-encoding': coding }),
      },
    });
    const text = await answer.text();
    note(answer.status, text);
    const whole = Buffer.from(text);
    if (fault?.type === 'lose-answer') {
      request.socket.destroy();
      return between.answered();
    }
    const kept = fault?.type === 'cut-answer' ? whole.subarray(0, whole.length / 2) : whole;
    response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': whole.length });
    response.write(kept, () => {
      if (fault?.type === 'cut-answer') request.socket.destroy();
      else response.end();
      between.answered();
    });
  }
}

/** Undefined where the sender was ended before it had said all, as tests do by force: nothing of it came through. */
async function wholeBody(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await request.toArray());
  } catch (error) {
    if (request.complete) throw error;
    return undefined;
  }
}
