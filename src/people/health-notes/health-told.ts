import { healthOfPupil } from '../../../projections/health-notes/projection.js';
import type { KeptHealthFlag } from '../../../projections/health-notes/read-model.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { START, type Position } from '../../eventing/position.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Directory } from '../directory.js';
import type { Vault } from '../vault.js';
import { HEALTH_FLAGS, healthFlagCalled, type HealthFlag } from './health-flags.values.js';

export interface RaisedFlag {
  readonly flag: HealthFlag;
  readonly until?: CivilDate;
}

export interface HealthTold {
  readonly notes: readonly {
    readonly noteId: string;
    readonly text: string;
    readonly madeAt: string;
    readonly madeBy: { readonly id: string; readonly name: string };
  }[];
  readonly flags: readonly RaisedFlag[];
  readonly position: Position;
}

/** Opens what stands about pupils' health; of whoever was erased there is nothing. */
export class HealthReader {
  constructor(
    private readonly reads: Reads,
    private readonly vault: Pick<Vault, 'open'>,
    private readonly directory: Pick<Directory, 'names'>,
  ) {}

  /** For health workers. */
  async of(pupilId: string, today: CivilDate, atLeast: Position | undefined): Promise<HealthTold> {
    const kept = await this.reads.get(healthOfPupil, pupilId, atLeast);
    const { notes = [], flags = [], position = START } = kept ?? {};
    const nameOf = await this.directory.names(notes.map(({ madeBy }) => madeBy));
    const told = notes.map(async ({ madeBy, ...note }) => {
      const text = await this.vault.open(note.text);
      return text === undefined ? [] : [{ ...note, text, madeBy: { id: madeBy, name: nameOf(madeBy) } }];
    });
    return { notes: (await Promise.all(told)).flat(), flags: await this.opened(flags, today), position };
  }

  /** What a pupil’s teachers are to know on a day and until when, and nothing of the notes: for the family. */
  async raisedFor(pupilId: string, today: CivilDate, atLeast: Position | undefined) {
    const kept = await this.reads.get(healthOfPupil, pupilId, atLeast);
    return { flags: await this.opened(kept?.flags ?? [], today), position: kept?.position ?? START };
  }

  /** By pupil, what their teachers are to know on a day; nothing of a pupil without flags. */
  async flagsOf(
    pupilIds: readonly string[],
    today: CivilDate,
    atLeast: Position | undefined,
  ): Promise<ReadonlyMap<string, readonly HealthFlag[]>> {
    const kept = await this.reads.getMany(healthOfPupil, pupilIds, atLeast);
    const opened = await Promise.all(
      [...kept.values()].map(async ({ _id, flags }) => {
        const raised = (await this.opened(flags, today)).map(({ flag }) => flag);
        return [_id, raised] as const;
      }),
    );
    return new Map(opened.filter(([, raised]) => raised.length > 0));
  }

  private async opened(flags: readonly KeptHealthFlag[], today: CivilDate): Promise<readonly RaisedFlag[]> {
    const standing = flags.filter(({ until }) => until === undefined || until >= today);
    const raised = standing.map(async ({ flag: sealed, until }): Promise<readonly RaisedFlag[]> => {
      const flag = healthFlagCalled(await this.vault.open(sealed));
      return flag === undefined ? [] : [{ flag, ...(until === undefined ? {} : { until }) }];
    });
    const inOrder = (a: RaisedFlag, b: RaisedFlag) =>
      HEALTH_FLAGS.indexOf(a.flag) - HEALTH_FLAGS.indexOf(b.flag);
    return (await Promise.all(raised)).flat().sort(inOrder);
  }
}
