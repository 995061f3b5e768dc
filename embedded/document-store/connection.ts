import type { Socket } from 'node:net';
import { CommandError } from './errors.js';
import { runCommand } from './commands/registry.js';
import type { Context } from './commands/context.js';
import { encodeReply, MessageReader, parseRequest, ProtocolError, type Request } from './wire.js';

/** Serves one client connection until it ends; requests are begun in the order in which they come. */
export class Connection {
  private readonly running = new Set<Promise<void>>();
  private readonly reader = new MessageReader();

  constructor(
    private readonly socket: Socket,
    private readonly context: Context,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    // A client that is gone needs no answer; what it wrote stands.
    socket.on('error', () => socket.destroy());
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.push(chunk)) this.begin(message);
    } catch (error) {
      process.stderr.write(`connection ${this.context.connection} closed: ${String(error)}\n`);
      this.socket.destroy();
      if (!(error instanceof ProtocolError || error instanceof CommandError || error instanceof RangeError))
        throw error;
    }
  }

  private begin(message: Buffer): void {
    const task = this.serve(parseRequest(message)).finally(() => this.running.delete(task));
    this.running.add(task);
  }

  private async serve(request: Request): Promise<void> {
    const answer = await runCommand(request.command, this.context);
    if (!request.silent && this.socket.writable) this.socket.write(encodeReply(request, answer));
  }

  /** Lets what was begun come to its answer, then hangs up. */
  async close(): Promise<void> {
    await Promise.all(this.running);
    await new Promise<void>((resolve) => this.socket.end(resolve));
    this.socket.destroy();
  }
}
