import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { reasonTold } from '../../projections/reason-told.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { parsePosition } from '../eventing/position.js';
import type { Projection, ReadModel } from '../eventing/projection.js';
import type { PageOpened } from '../journal/page/page.events.js';
import type { Reason } from '../journal/page/reason.values.js';
import type { Directory } from '../people/directory.js';
import { fullNameOf } from '../people/personal-data.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import { dateIn, weekOf, type CivilDate } from '../school/civil-date.values.js';
import { dateAndTime, localTimeIn } from '../school/local-time.values.js';
import type { Suppression } from './addressed.js';
import { Undelivered } from './channels/transport.js';
import type { LedgerEntry } from './ledger.js';

export interface JoiningOptions {
  readonly reader: Pick<FreshReader, 'get'>;
  readonly directory: Pick<Directory, 'personal' | 'names'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly publicUrl: string;
  /** Now, as an instant of ISO 8601. */
  readonly now: () => string;
}

/** A notice is not worth sending any more. */
export class NotWorthTelling extends Error {
  constructor(readonly why: Suppression) {
    super(why);
  }
}

/**
 * Joins names, titles and opened texts to what a notice is about, all of it as of the event or newer.
 * @throws NotWorthTelling where somebody was erased, Undelivered `not-projected-yet` where the read models are too far
 * behind.
 */
export class Joining {
  constructor(
    readonly options: JoiningOptions,
    readonly entry: LedgerEntry,
  ) {}

  async lessonOn(pageId: string, date: CivilDate) {
    const { subjectId } = await this.page(pageId);
    return { ...(await this.awayOn(date)), subject: await this.subject(subjectId) };
  }

  async awayOn(date: CivilDate) {
    return { ...(await this.pupilOn(date)), date };
  }

  /** The pupil, and the week of the diary. */
  async pupilOn(date: CivilDate) {
    const pupilId = this.pupilId();
    const link = `${this.options.publicUrl}/diary/${encodeURIComponent(pupilId)}/${weekOf(date)}`;
    return { ...(await this.pupil()), link };
  }

  async reason(reason: Reason): Promise<string> {
    return reasonTold(reason, await this.school(), (sealed) => this.open(sealed));
  }

  pupilId(): string {
    const { pupilId } = this.entry;
    if (pupilId === undefined) throw new Error(`A notice of ${this.entry.kind} is about nobody.`);
    return pupilId;
  }

  async pupil() {
    const personal = await this.options.directory.personal(
      this.pupilId(),
      parsePosition(this.entry.position),
    );
    if (!personal) throw new NotWorthTelling('erased');
    return { pupil: fullNameOf(personal), givenName: personal.givenName };
  }

  /** Of somebody who did something; a dash where nobody is known. */
  async nameOf(personId: string): Promise<string> {
    return (await this.options.directory.names([personId]))(personId);
  }

  async open(sealed: Sealed): Promise<string> {
    const text = await this.options.vault.open(sealed);
    if (text === undefined) throw new NotWorthTelling('erased');
    return text;
  }

  school(): Promise<SchoolDocument> {
    return this.read(schools, this.entry.schoolId);
  }

  async subject(subjectId: string): Promise<string> {
    return projected((await this.school()).subjects[subjectId]);
  }

  async page(pageId: string): Promise<PageOpened['data']> {
    return (await this.read(pageHead, pageId)).opened;
  }

  async today(): Promise<CivilDate> {
    return dateIn((await this.school()).timeZone, this.entry.at);
  }

  async localTime(instant: string) {
    const { timeZone } = await this.school();
    return dateAndTime(localTimeIn(timeZone, instant));
  }

  find<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
  ): Promise<Doc | undefined> {
    return this.options.reader.get(projection, id, parsePosition(this.entry.position));
  }

  async read<Doc extends ReadModel, Event extends DomainEvent>(
    projection: Projection<Doc, Event>,
    id: string,
  ): Promise<Doc> {
    return projected(await this.find(projection, id));
  }
}

/** What the events up to this one have told. */
export const projected = <T>(known: T | undefined): T => {
  if (known === undefined) throw new Undelivered('not-projected-yet', 'later');
  return known;
};
