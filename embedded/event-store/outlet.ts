import type { ServerWritableStream } from '@grpc/grpc-js';

/** The sending side of a Read call: knows when to pause for a slow client and when the client is gone. */
export class Outlet {
  private gone = false;
  private full = false;
  private wake: (() => void) | undefined;

  constructor(private readonly call: ServerWritableStream<unknown, Buffer>) {
    const leave = (): void => {
      this.gone = true;
      this.ring();
    };
    call.on('cancelled', leave);
    call.on('close', leave);
    call.on('error', leave);
    call.on('drain', () => {
      this.full = false;
      this.ring();
    });
  }

  isOpen(): boolean {
    return !this.gone;
  }

  /** Whether the client has not taken yet what was sent. */
  get mustPause(): boolean {
    return this.full && !this.gone;
  }

  send(message: Buffer): void {
    if (this.gone) return;
    if (!this.call.write(message)) this.full = true;
  }

  /** Until the next `ring`: the client took what was sent, or left, or somebody has news. */
  async pause(): Promise<void> {
    await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = undefined;
  }

  /** Until the client has taken what was sent, or left. */
  async drained(): Promise<void> {
    while (this.mustPause) await this.pause();
  }

  ring(): void {
    this.wake?.();
  }

  end(): void {
    if (this.isOpen()) this.call.end();
  }
}
