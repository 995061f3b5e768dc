import { gradeHistory } from '../../projections/grade-history/projection.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { reasonTold } from '../../projections/reason-told.js';
import type { SchoolDocument } from '../../projections/schools/read-model.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Directory } from '../people/directory.js';
import { fullNameOf, type PersonalData } from '../people/personal-data.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Vault } from '../people/vault.js';
import { weekOf, type CivilDate } from '../school/civil-date.values.js';
import type { LedgerEntry } from './ledger.js';
import { Undelivered, type Mail } from './mail-transport.js';
import { writtenAs, type Letter } from './mail.js';
import type { News } from './notice.js';

/** Joins names, contacts and titles to a notice, and opens what is sealed: the last moment before it is sent. */
export class MailComposer {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
    private readonly publicUrl: string,
  ) {}

  /** @throws Undelivered: `no-address` or `erased` for good, `not-projected-yet` for the moment. */
  async mailFor(entry: LedgerEntry): Promise<Mail> {
    const { recipientId, pupilId, facts, kind } = entry;
    const [recipient, pupil] = await Promise.all([this.person(recipientId), this.person(pupilId)]);
    if (recipient.email === undefined) throw new Undelivered('no-address', true);
    const name = fullNameOf(recipient);
    const { opened } = projected(await this.reader.get(pageHead, facts.pageId));
    const school = projected(await this.reader.get(schools, opened.schoolId));
    const letter: Letter = {
      recipient: name,
      pupil: fullNameOf(pupil),
      subject: projected(school.subjects[opened.subjectId]),
      date: facts.date,
      link: this.linkTo(pupilId, facts.date),
      ...(await this.whatHappened(entry, school)),
    };
    const language = recipient.language ?? 'en';
    return { to: { name, address: recipient.email }, language, ...writtenAs(kind, letter, language) };
  }

  private async whatHappened(
    news: News,
    school: SchoolDocument,
  ): Promise<Pick<Letter, 'work' | 'from' | 'grade' | 'reason' | 'comment'>> {
    switch (news.kind) {
      case 'grade-given': {
        const { work, value, comment } = news.facts;
        const said = comment && (await this.open(comment));
        return { work: work.title, grade: value, ...(said === undefined ? {} : { comment: said }) };
      }
      case 'grade-corrected': {
        const { gradeId, from, to, reason } = news.facts;
        const { work } = projected(await this.reader.get(gradeHistory, gradeId));
        const told = await reasonTold(reason, school, (sealed) => this.open(sealed));
        return { work: work.title, from, grade: to, reason: told };
      }
    }
  }

  private linkTo(pupilId: string, date: CivilDate): string {
    return `${this.publicUrl}/diary/${encodeURIComponent(pupilId)}/${weekOf(date)}`;
  }

  private async person(personId: string): Promise<PersonalData> {
    return unlessErased(await this.directory.personal(personId));
  }

  private async open(sealed: Sealed): Promise<string> {
    return unlessErased(await this.vault.open(sealed));
  }
}

const unlessErased = <T>(opened: T | undefined): T => {
  if (opened === undefined) throw new Undelivered('erased', true);
  return opened;
};

/** What the events before this one have told; the projector may be a little behind. */
const projected = <T>(known: T | undefined): T => {
  if (known === undefined) throw new Undelivered('not-projected-yet', false);
  return known;
};
