/** Events per second since the first time that it was asked. */
export class Rate {
  private first: { readonly events: number; readonly at: number } | undefined;

  of(events: number): string {
    const at = performance.now();
    this.first ??= { events, at };
    const seconds = (at - this.first.at) / 1_000;
    const perSecond = seconds === 0 ? 0 : Math.round((events - this.first.events) / seconds);
    return `${perSecond.toLocaleString('en')} events/s`;
  }
}
