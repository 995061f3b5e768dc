import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDocumentStore } from '../../embedded/document-store/server.js';
import { startEventStore } from '../../embedded/event-store/server.js';
import { projections } from '../../projections/all.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import { DocumentStore } from '../../src/eventing/document-store.js';
import { eventIdOf, newSalt, type Via } from '../../src/eventing/envelope.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { projectorOn } from '../../src/eventing/projecting/projector.js';
import { CHANNELS } from '../../src/notices/notice-kinds.values.js';
import type { GradeGiven, PageEvent } from '../../src/journal/page/page.events.js';
import { contactDigests } from '../../src/people/contacts.js';
import type { ContactDigests } from '../../src/people/contacts.values.js';
import type { PersonEvent } from '../../src/people/person.events.js';
import type { PersonalData } from '../../src/people/personal-data.js';
import { Vault } from '../../src/people/vault.js';
import { HALF_UP } from '../../src/school/rounding.values.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import type { SchoolEvent } from '../../src/school/school.events.js';

export const SCHOOL = 'school1';
const PAGE = 'group.maths.term';
const LESSON = `${PAGE}.20261124-3`;
/** Where everything is written that happens here. */
export const IN_LESSON = { pageId: PAGE, lessonId: LESSON, date: '2026-11-24' } as const;
const TEST = { code: 'test', title: 'Written test', abbreviation: 'T', weight: 2 };

/** Every contact is verified, but for those of somebody who says otherwise. */
export const FAMILY: Readonly<Record<string, PersonalData & { internet?: boolean; verified?: boolean }>> = {
  ivan: { givenName: 'Ivan', familyName: 'Kuznetsov-Orlov' },
  anna: {
    givenName: 'Anna',
    familyName: 'Kuznetsova',
    email: 'anna.k@families.example',
    phone: '+351912345678',
  },
  pavel: { givenName: 'Pavel', familyName: 'Orlov', email: 'pavel.o@families.example', language: 'ru' },
  granny: {
    givenName: 'Zinaida',
    familyName: 'Orlova',
    email: 'zina@families.example',
    phone: '+351912345679',
    internet: false,
  },
  uncle: { givenName: 'Fyodor', familyName: 'Orlov', email: 'fyodor@families.example', verified: false },
};

export interface Addresses {
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  readonly queueUrl: string;
}

/** A school with one page and one pupil, whose guardians are not all to be reached, on engines of its own. */
export class SchoolOfOnePupil {
  private readonly revisions = new Map<string, bigint>();
  private grades = 0;

  private constructor(
    readonly addresses: Addresses,
    readonly masterKey: Buffer,
    readonly store: EventStore,
    readonly documents: DocumentStore,
    readonly vault: Vault,
    private readonly closing: readonly (() => Promise<void>)[],
  ) {}

  /** @param queueUrl of a server that somebody else has started. */
  static async open(queueUrl: string, log: (message: string) => void): Promise<SchoolOfOnePupil> {
    const folder = await mkdtemp(join(tmpdir(), 'notices-'));
    const [events, mongo] = await Promise.all([
      startEventStore({ dataDir: join(folder, 'events') }),
      startDocumentStore({ dataDir: join(folder, 'documents') }),
    ]);
    const store = new EventStore(events.url);
    const documents = new DocumentStore(mongo.url);
    const masterKey = randomBytes(32);
    const engine = projectorOn(store, documents.readModels, { projections, log });
    await engine.start();
    const addresses = { eventStoreUrl: events.url, mongoUrl: mongo.url, queueUrl };
    const vault = new Vault(documents.vault, masterKey);
    const school = new SchoolOfOnePupil(addresses, masterKey, store, documents, vault, [
      () => engine.stop(),
      () => store.close(),
      () => documents.close(),
      () => mongo.close(),
      () => events.close(),
      () => rm(folder, { recursive: true }),
    ]);
    await school.found();
    return school;
  }

  async close(): Promise<void> {
    for (const close of this.closing) await close();
  }

  /** Writes into the page. @returns the event's id. */
  record(event: PageEvent): Promise<string> {
    return this.append(`journalPage-${PAGE}`, event);
  }

  async giveGrade(value: string, via: Via = 'web'): Promise<string> {
    const gradeId = `${LESSON}.g${(++this.grades).toString()}`;
    const given: GradeGiven = {
      type: 'GradeGiven',
      data: {
        pageId: PAGE,
        lessonId: LESSON,
        date: '2026-11-24',
        gradeId,
        pupilId: 'ivan',
        work: TEST,
        value,
        late: false,
      },
    };
    await this.append(`journalPage-${PAGE}`, given, via);
    return gradeId;
  }

  async correctGrade(gradeId: string, from: string, to: string): Promise<void> {
    const reason = { text: await this.vault.seal('ivan', 'Recounted', randomUUID()) };
    const corrected: PageEvent = {
      type: 'GradeCorrected',
      data: {
        pageId: PAGE,
        lessonId: LESSON,
        date: '2026-11-24',
        gradeId,
        pupilId: 'ivan',
        work: TEST,
        from,
        to,
        reason,
        late: false,
      },
    };
    await this.record(corrected);
  }

  private async found(): Promise<void> {
    const school = (event: SchoolEvent) => this.append(`school-${SCHOOL}`, event);
    await school({
      type: 'SchoolConnected',
      data: { schoolId: SCHOOL, title: 'School', timeZone: 'Europe/Lisbon', editWindowDays: 7 },
    });
    await school({
      type: 'SubjectAdded',
      data: { schoolId: SCHOOL, subjectId: 'maths', title: 'Mathematics' },
    });
    for (const [personId, { internet = true, verified = true, ...personal }] of Object.entries(FAMILY)) {
      const contacts = await contactDigests(this.vault, personId, personal);
      const sealed = await this.vault.seal(personId, JSON.stringify(personal), randomUUID());
      const data = { personId, internet, personal: sealed, digest: 'digest', contacts };
      await this.append(`person-${personId}`, { type: 'PersonRegistered', data });
      if (verified) await this.verify(personId, contacts);
    }
    for (const guardianId of Object.keys(FAMILY).filter((id) => id !== 'ivan')) {
      const linked: PersonEvent = { type: 'GuardianLinked', data: { personId: 'ivan', guardianId } };
      await this.append('person-ivan', linked);
    }
    const opened: PageEvent = {
      type: 'PageOpened',
      data: {
        pageId: PAGE,
        schoolId: SCHOOL,
        groupId: 'group',
        subjectId: 'maths',
        termId: 'term',
        from: '2026-09-14',
        to: '2026-12-18',
        timeZone: 'Europe/Lisbon',
        scale: SCALE_PRESETS.twentyPoint,
        works: [TEST],
        editWindowDays: 7,
        rounding: HALF_UP,
      },
    };
    await this.record(opened);
    await this.record({ type: 'PupilListed', data: { pageId: PAGE, pupilId: 'ivan', from: '2026-09-14' } });
    await this.record({
      type: 'LessonRecorded',
      data: { ...IN_LESSON, number: 3, topic: 'Fractions' },
    });
  }

  private async verify(personId: string, contacts: ContactDigests): Promise<void> {
    for (const channel of CHANNELS) {
      const contact = contacts[channel];
      if (contact === undefined) continue;
      const verified: PersonEvent = {
        type: 'ContactVerified',
        data: { personId, channel, contact, by: 'school' },
      };
      await this.append(`person-${personId}`, verified);
    }
  }

  async append(streamName: string, event: DomainEvent, via: Via = 'web'): Promise<string> {
    const commandId = randomUUID();
    const id = eventIdOf(commandId, 0);
    const revision = this.revisions.get(streamName);
    const metadata = {
      schoolId: SCHOOL,
      actor: { accountId: 'account', personId: 'teacher', role: 'teacher' as const },
      recordedAt: new Date().toISOString(),
      via,
      $correlationId: commandId,
      $causationId: commandId,
      fingerprint: 'fingerprint',
      salt: newSalt(),
    };
    await this.store.append(streamName, revision, [{ id, event, metadata }]);
    this.revisions.set(streamName, (revision ?? -1n) + 1n);
    return id;
  }
}
