import type { CommandContext } from '../../../eventing/command-runner.js';

/** A run, as whatever removes something needs it. */
export interface UnderWay {
  readonly runId: string;
  /**
   * After each batch. @throws Error where the run is another process's by now, or this one stops: what is not removed
   * then is removed by whoever goes on.
   */
  goOn(): Promise<void>;
  /** The context of a command that is carried out once in a run, by what tells it from the others. */
  contextFor(key: string, schoolId: string): CommandContext;
}

/** Finds and removes what of a kind is over its period; broken off anywhere, it goes on when it is asked again. */
export interface Removal {
  /** How many are of before an instant. */
  count(before: Date): Promise<number>;
  remove(before: Date, run: UnderWay): Promise<void>;
}

/** So many documents at a time. */
export const BATCH = 500;

/** The parts of something, one after another. */
export const batchesOf = <Item>(items: readonly Item[], size = BATCH): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
