/** What is looked at for less was not looked at. */
export const LOOKED_MS = 2_000;
/** A visit goes on for as long as somebody shows now and then to be there. */
const AGAIN_MS = 10 * 60_000;

interface Means {
  /** Whether the page is before somebody's eyes, as far as a browser can tell. */
  readonly isSeen: () => boolean;
  /** Tells the journal; it is told again where that fails. */
  readonly tell: (position: string) => Promise<unknown>;
  readonly now: () => number;
}

/**
 * Finds out up to where a diary was looked at. What is shown counts once somebody is there to see it: who has just
 * opened the page, or moves, types or comes back to it afterwards. A page that only asks anew, in the background or on
 * an empty desk, has shown nobody anything.
 */
export class Looking {
  private shown: string | undefined;
  private told: { readonly position: string; readonly at: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly means: Means) {}

  /** The page shows everything up to a position. */
  show(position: string): void {
    const isFirst = this.shown === undefined;
    this.shown = position;
    // Whoever opens a page looks at it.
    if (isFirst) this.note();
  }

  /** Somebody is there. */
  note(): void {
    if (this.timer !== undefined || !this.isDue() || !this.means.isSeen()) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.tell();
    }, LOOKED_MS);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async tell(): Promise<void> {
    const position = this.shown;
    if (position === undefined || !this.means.isSeen()) return;
    const before = this.told;
    this.told = { position, at: this.means.now() };
    try {
      await this.means.tell(position);
    } catch {
      // Out of reach, say: the next movement tries again.
      this.told = before;
    }
  }

  private isDue(): boolean {
    if (this.shown === undefined) return false;
    const { told } = this;
    return told?.position !== this.shown || this.means.now() - told.at >= AGAIN_MS;
  }
}
