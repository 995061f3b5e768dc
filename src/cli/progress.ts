import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** @param note said beside the time left, such as a rate. */
  readonly update: (done: number, total: number, note?: string) => void;
  stop(): void;
}

/** A bar with the time left, on the error output; a line at the start where that is no terminal. */
export const progressBar = (title: string): Progress => {
  if (!process.stderr.isTTY) {
    process.stderr.write(`${title} …\n`);
    return { update: () => undefined, stop: () => undefined };
  }
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage} % · {eta_formatted} left{note}`,
      stream: process.stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { note: '' });
  return {
    update: (done, total, note) => {
      bar.setTotal(total);
      bar.update(done, { note: note === undefined ? '' : ` · ${note}` });
    },
    stop: () => bar.stop(),
  };
};
