import type { AccountDocument } from '../../../projections/accounts/read-model.js';
import { AuditedFacts, AuditedFactsHandler } from '../../../projections/audit-trail/queries.js';
import { parseCursor, type AuditSearch } from '../../../projections/audit-trail/search.js';
import { calendarsOfAccount } from '../../../projections/calendars/projection.js';
import { people } from '../../../projections/people/projection.js';
import { recipients } from '../../../projections/recipients/projection.js';
import { classes, classesOfPupil } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { FactorStore } from '../../access/factor-store.js';
import { Sessions } from '../../access/sessions.js';
import { DiaryVisits } from '../../diary/visits/diary-visits.js';
import { hasRole, type Viewer } from '../../access/viewer.js';
import { ofOwnChild } from '../../audit/history/of-own-child.js';
import type { ReadEntry } from '../../audit/read-log/read-entry.js';
import { ReadSearch, type ReadFilter, type ReadSpan } from '../../audit/read-log/read-search.js';
import { spansOfPupil } from '../../audit/read-log/whose-spans.js';
import type { Db } from '../../eventing/document-store.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { parsePosition } from '../../eventing/position.js';
import type { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import { NO_PREFERENCES } from '../../notices/preferences/preferences.values.js';
import { NoticeSearch, type NoticeFilter } from '../../notices/operation/notice-search.js';
import { peopleIn, shownNotice, type ShownNotice } from '../../notices/operation/shown-notice.js';
import { CHANNELS } from '../../notices/notice-kinds.values.js';
import type { Directory } from '../directory.js';
import type { PersonPlace } from '../person-place.js';
import type { Sealed } from '../sealed.values.js';
import type { Vault } from '../vault.js';
import { exportedComments, exportedPosts } from './exported-blogs.js';
import { exportedMessages } from './exported-messages.js';
import { exportedQuestions } from './exported-questions.js';
import { openedFor } from './opened-data.js';
import {
  FORMAT,
  type ExportedFact,
  type ExportedRead,
  type OwnRead,
  type PersonExport,
  type PersonHead,
} from './person-export.js';

export interface ExportingTools {
  readonly store: Pick<EventStore, 'eventAt'>;
  readonly reads: FreshReader;
  readonly documents: LiveDocuments;
  readonly directory: Directory;
  readonly vault: Vault;
  /** With sessions, second factors, notices and the read log. */
  readonly db: Db;
}

const PART = 200;

/** Gathers everything that there is about a person (GDPR, article 15). */
export class PersonExports {
  private readonly facts: AuditedFactsHandler;
  private readonly readSearch: ReadSearch;
  private readonly noticeSearch: NoticeSearch;

  constructor(private readonly tools: ExportingTools) {
    const { documents, reads, directory, vault, db } = tools;
    this.facts = new AuditedFactsHandler(documents, reads, directory, vault);
    this.readSearch = new ReadSearch(db);
    this.noticeSearch = new NoticeSearch(db);
  }

  /** @param health whether it is for whoever may have what health workers wrote: the person, the family. */
  async of(
    { personId, accounts, schoolIds }: PersonPlace,
    viewer: Viewer,
    now: Date,
    health: boolean,
  ): Promise<PersonExport> {
    const [school] = (await this.tools.reads.getMany(schools, schoolIds)).values();
    const isOwn = viewer.personId === personId;
    // A pupil sees less than a guardian.
    const isOwnOfPupil = isOwn && hasRole(viewer, 'pupil');
    const search: AuditSearch = { personId, ...(isOwnOfPupil ? { forPupil: true } : {}) };
    return {
      head: await this.headOf(personId, accounts, now),
      timeZone: school?.timeZone ?? 'UTC',
      lists: {
        events: this.eventsAbout(personId, search, health),
        readBy: this.readsOf(personId),
        read: this.readsBy(personId, schoolIds),
        notices: this.noticesAbout(personId, schoolIds, viewer.personId),
        messages: exportedMessages(personId, isOwn, this.tools),
        questions: exportedQuestions(personId, isOwn, this.tools),
        blogPosts: exportedPosts(personId, isOwn, this.tools),
        blogComments: exportedComments(personId, isOwn, this.tools),
      },
    };
  }

  private async headOf(personId: string, found: readonly AccountDocument[], now: Date): Promise<PersonHead> {
    const { reads, directory, db } = this.tools;
    const person = await reads.get(people, personId);
    const { guardians = [], children = [], internet = true } = person ?? {};
    const personal = await directory.personal(personId);
    const recipient = await reads.get(recipients, personId);
    const nameOf = await directory.names([...guardians, ...children]);
    const named = (id: string) => ({ id, name: nameOf(id) });
    const titles = await reads.getMany(
      schools,
      found.flatMap(({ roles }) => roles.map(({ schoolId }) => schoolId)),
    );
    const calendars = await reads.getMany(
      calendarsOfAccount,
      found.map(({ _id }) => _id),
    );
    const [sessions, factors] = [new Sessions(db), new FactorStore(db)];
    const visits = await new DiaryVisits(db).listOf(personId);
    const visited = await directory.names(visits.map(({ pupilId }) => pupilId));
    const ofEach = async <Held>(held: (accountId: string) => Promise<readonly Held[]>) =>
      (await Promise.all(found.map(({ _id }) => held(_id)))).flat();
    return {
      format: FORMAT,
      madeAt: now.toISOString(),
      person: {
        ...{ id: personId, internet },
        ...(personal ? { erased: false, personal } : { erased: true }),
      },
      guardians: guardians.map(named),
      children: children.map(named),
      contacts: CHANNELS.flatMap((channel) => {
        const contact = recipient?.contacts[channel];
        return contact === undefined ? [] : [{ channel, verified: recipient?.verified[channel] === contact }];
      }),
      noticePreferences: recipient?.preferences ?? NO_PREFERENCES,
      accounts: found.map(({ _id, ended, roles }) => ({
        ...{ id: _id, ended },
        roles: roles.map(({ role, schoolId }) => ({
          role,
          school: { id: schoolId, name: titles.get(schoolId)?.title ?? '—' },
        })),
        calendars: Object.entries(calendars.get(_id)?.calendars ?? {}).map(([id, { of, issuedAt }]) => ({
          id,
          of,
          issuedAt,
        })),
      })),
      sessions: (await ofEach((accountId) => sessions.listOf(accountId, now))).map(
        ({ accountId, cameWith, network, startedAt, seenAt, expiresAt }) => ({
          ...{ accountId, ...cameWith, network },
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }),
      ),
      secondFactors: (await ofEach((accountId) => factors.of(accountId))).map((factor) => ({
        ...{ accountId: factor.accountId, kind: factor.kind, addedAt: factor.addedAt.toISOString() },
        ...(factor.kind === 'passkey' ? factor.cameWith : {}),
      })),
      diaryVisits: visits.map(({ pupilId, at }) => ({
        pupil: { id: pupilId, name: visited(pupilId) },
        lookedAt: at.toISOString(),
      })),
      classes: await this.classesOf(personId),
    };
  }

  private async classesOf(personId: string): Promise<PersonHead['classes']> {
    const { reads } = this.tools;
    const members = (await reads.get(classesOfPupil, personId))?.classes ?? {};
    const known = await reads.getMany(classes, Object.keys(members));
    return [...known.values()].flatMap(({ _id: id, title, schoolId }) =>
      (members[id] ?? []).map((period) => ({ id, title, schoolId, ...period })),
    );
  }

  private async *eventsAbout(
    personId: string,
    search: AuditSearch,
    health: boolean,
  ): AsyncGenerator<ExportedFact> {
    const { store, vault } = this.tools;
    for (let next: string | undefined, begun = false; !begun || next !== undefined; begun = true) {
      const part = { cursor: next === undefined ? undefined : parseCursor(next), limit: PART };
      const answer = await this.facts.execute(new AuditedFacts(search, part, undefined));
      const facts = ofOwnChild(answer.events, personId).map(async (fact) => {
        const position = parsePosition(fact.logPosition);
        const event = position && (await store.eventAt(position));
        const isOpen = health || !isOnHealth(fact.type);
        const open = async (sealed: Sealed) => (isOpen ? vault.open(sealed) : undefined);
        return { ...fact, ...(await openedFor(personId, event?.data ?? {}, open)) };
      });
      yield* await Promise.all(facts);
      next = answer.next;
    }
  }

  private async *readsOf(personId: string): AsyncGenerator<ExportedRead> {
    const spans = await spansOfPupil(this.tools.reads, personId);
    for await (const entries of this.readParts({ byStaff: true }, spans)) {
      const nameOf = await this.tools.directory.names(new Set(entries.map((entry) => entry.personId)));
      for (const entry of entries) {
        yield { reader: { id: entry.personId, name: nameOf(entry.personId) }, ...readTold(entry) };
      }
    }
  }

  private async *readsBy(personId: string, schoolIds: readonly string[]): AsyncGenerator<OwnRead> {
    for (const schoolId of schoolIds) {
      for await (const entries of this.readParts({ schoolId, personId }, [{}])) {
        for (const entry of entries) yield { ...readTold(entry), of: entry.of.id, network: entry.network };
      }
    }
  }

  private async *readParts(
    filter: ReadFilter,
    spans: readonly ReadSpan[],
  ): AsyncGenerator<readonly ReadEntry[]> {
    let found = await this.readSearch.page(filter, spans, { cursor: undefined, limit: PART });
    yield found.reads;
    while (found.next) {
      found = await this.readSearch.page(filter, spans, { cursor: found.next, limit: PART });
      yield found.reads;
    }
  }

  private async *noticesAbout(
    personId: string,
    schoolIds: readonly string[],
    viewerId: string,
  ): AsyncGenerator<ShownNotice> {
    yield* this.notices({ recipientId: personId, viewerId }, schoolIds);
    yield* this.notices({ pupilId: personId, viewerId }, schoolIds);
  }

  private async *notices(filter: NoticeFilter, schoolIds: readonly string[]): AsyncGenerator<ShownNotice> {
    const among = schoolIds.map((schoolId) => ({ schoolId }));
    for (let next: string | undefined, begun = false; !begun || next !== undefined; begun = true) {
      const part = { limit: PART, ...(next === undefined ? {} : { after: next }) };
      const found = await this.noticeSearch.page(among, filter, part);
      const nameOf = await this.tools.directory.names(new Set(found.notices.flatMap(peopleIn)));
      for (const entry of found.notices) {
        // What a pupil is told about oneself was found as told to the pupil.
        const isTwice = filter.pupilId !== undefined && entry.recipientId === filter.pupilId;
        if (!isTwice) yield shownNotice(entry, nameOf);
      }
      next = found.next;
    }
  }
}

/** What only health workers and the family read. */
const isOnHealth = (type: string): boolean => type.startsWith('Health') || type.startsWith('Exemption');

const readTold = ({ role, what, of, first, last, count }: ReadEntry): Omit<ExportedRead, 'reader'> => ({
  ...(role === undefined ? {} : { role }),
  ...{ what, whose: of.whose, first: first.toISOString(), last: last.toISOString(), count },
});
