import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import type { AssemblyAnswer } from '../../projections/meetings/assembly.queries.js';
import type { BallotsAnswer } from '../../projections/meetings/ballots.query.js';
import type { MyMeetingsAnswer } from '../../projections/meetings/my-meetings.query.js';
import type { Me } from '../../src/access/me.js';
import { EventStore } from '../../src/eventing/event-store.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { meetingBegins } from '../support/meeting-begins.js';
import {
  letInElsewhere,
  letInGuardianOfAnotherClass,
  letInSubjectTeacher,
} from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, Visitor, type Answer } from '../support/visitor.js';

interface Invited {
  readonly guardians: readonly { readonly id: string; readonly name: string }[];
  readonly classes?: readonly { readonly id: string; readonly title: string }[];
}

describe('A meeting of all parents of a school', () => {
  let school: RunningSchool;
  let store: EventStore;
  let day: SchoolDay;
  let head: Visitor;
  let neighbour: Visitor;
  let mother: Me;
  let father: Me;
  let home: { readonly id: string; readonly title: string };

  beforeAll(async () => {
    school = await startSampleSchool();
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    neighbour = await letInGuardianOfAnotherClass(school);
    mother = await read(day.guardian.get<Me>('/api/me'));
    father = await read(neighbour.get<Me>('/api/me'));
    const { id, name: title } = there(
      (await read(head.get<Me>('/api/me'))).schools[0],
      'school of the deputy head',
    );
    home = { id, title };
  });
  afterAll(async () => {
    await store.close();
    await school.remove();
  });

  const at = (meetingId: string, more = '') => `/api/meetings/${meetingId}${more}`;
  const call = (who: Visitor, schoolId = home.id, title = 'The school year') =>
    who.post<{ meetingId: string }>(`/api/schools/${schoolId}/meetings`, {
      ...{ title, startsAt: `${addDays(day.today, 7)}T19:00`, place: 'Gym' },
    });
  const called = async (title?: string): Promise<string> =>
    expectStatus(201, await call(head, home.id, title)).body.meetingId;
  const begun = async (): Promise<string> => {
    const meetingId = await called();
    await meetingBegins(store, meetingId, day.today);
    return meetingId;
  };
  const after = (answer: Answer) => ({ 'X-Journal-Position': positionOf(answer) });
  const shown = (who: Visitor, meetingId: string, answer?: Answer) =>
    read(who.get<AssemblyAnswer>(at(meetingId), answer ? after(answer) : {}));
  const classIn = async (who: Visitor, meetingId: string, className: string | undefined) => {
    const { classes = [] } = await read(who.get<Invited>(at(meetingId, '/guardians')));
    return there(
      classes.find(({ title }) => title === className),
      'class of the school',
    ).id;
  };

  it('is listed for the staff of the school, the latest first, and in parts', async () => {
    const [first, second] = [await called('Early'), await called('Late')];
    const path = `/api/schools/${home.id}/meetings`;
    interface Listed {
      readonly meetings: readonly { readonly meetingId: string; readonly startsAt: string }[];
      readonly next?: string;
    }
    const { meetings } = await read(head.get<Listed>(path));
    const ids = meetings.map(({ meetingId }) => meetingId);
    expect(ids).toEqual(expect.arrayContaining([first, second]));
    const times = meetings.map(({ startsAt }) => startsAt);
    expect(times).toEqual(times.toSorted().toReversed());
    const part = await read(day.teacher.get<Listed>(`${path}?limit=1`));
    const rest = await read(day.teacher.get<Listed>(`${path}?cursor=${encodeURIComponent(part.next ?? '')}`));
    expect([...part.meetings, ...rest.meetings].map(({ meetingId }) => meetingId)).toEqual(ids);
    expect(await refusal(head.get(`${path}?cursor=next`))).toEqual([400, 'invalid-input', 'cursor']);
    expect(await refusal(day.guardian.get(path))).toEqual([404, 'school-not-found']);
  });

  it('is listed with those of classes, as far as whoever asks has to do with them', async () => {
    const path = `/api/schools/${home.id}/meetings`;
    interface Listed {
      readonly meetings: readonly {
        readonly meetingId: string;
        readonly mayOpen: boolean;
        readonly class?: { readonly id: string; readonly title: string };
      }[];
      readonly classes: readonly { readonly id: string; readonly title: string }[];
    }
    const ofSchool = await called('Of all');
    const { classes } = await read(head.get<Listed>(path));
    const classOf = (title: string | undefined) =>
      there(
        classes.find((each) => each.title === title),
        'class of the school',
      );
    const [own, other] = [classOf(day.child.className), classOf(father.children[0]?.className)];
    const callIn = async (classId: string, title: string) => {
      const answer = await head.post<{ meetingId: string }>(`/api/classes/${classId}/meetings`, {
        ...{ title, startsAt: `${addDays(day.today, 3)}T18:00`, place: 'Room 12' },
      });
      return { id: expectStatus(201, answer).body.meetingId, shown: after(answer) };
    };
    const inOwn = await callIn(own.id, 'Of the own class');
    const inOther = await callIn(other.id, 'Of another class');
    const openableBy = async (who: Visitor, more = '') => {
      const { meetings } = await read(who.get<Listed>(`${path}${more}`, inOther.shown));
      const shown = meetings.filter(({ meetingId }) => [ofSchool, inOwn.id, inOther.id].includes(meetingId));
      return new Map(shown.map(({ meetingId, mayOpen }) => [meetingId, mayOpen]));
    };
    const all = (mayOpen: boolean) => new Map([inOwn.id, inOther.id, ofSchool].map((id) => [id, mayOpen]));
    const auditor = await school.signIn('auditor');
    for (const who of [head, auditor]) {
      expect(await openableBy(who)).toEqual(all(true));
      expect(await openableBy(who, `?classId=${other.id}`)).toEqual(new Map([[inOther.id, true]]));
      for (const meetingId of all(true).keys()) {
        expect(await shown(who, meetingId)).toMatchObject({ meetingId, leads: who === head });
      }
    }
    expect(await openableBy(day.teacher)).toEqual(
      new Map([
        [inOwn.id, true],
        [ofSchool, false],
      ]),
    );
    expect(await openableBy(await school.signIn('secretary'))).toEqual(new Map([[ofSchool, false]]));
    const taught = await openableBy(await letInSubjectTeacher(school));
    expect(taught.get(inOwn.id)).toBe(false);
    for (const classId of [other.id, 'a'.repeat(16)]) {
      expect(await refusal(day.teacher.get(`${path}?classId=${classId}`))).toEqual([404, 'class-not-found']);
    }
    expect(await refusal(head.get(`${path}?classId=7B`))).toEqual([400, 'invalid-input', 'classId']);
  });

  it('is called by whoever leads the school, and shown to families of every class', async () => {
    const admin = await school.signIn('admin');
    expectStatus(201, await call(admin, home.id, 'The budget'));
    const answer = expectStatus(201, await call(head, home.id, 'The new building'));
    const { meetingId } = answer.body;
    for (const who of [day.guardian, neighbour]) {
      const { meetings } = await read(who.get<MyMeetingsAnswer>('/api/me/meetings', after(answer)));
      expect(meetings.find((each) => each.meetingId === meetingId)).toEqual({
        ...{ meetingId, school: home, title: 'The new building', place: 'Gym' },
        ...{ startsAt: `${addDays(day.today, 7)}T19:00`, timeZone: 'Europe/Lisbon' },
      });
      expect(await shown(who, meetingId, answer)).toMatchObject({ school: home, leads: false });
    }
    expect(await shown(head, meetingId)).toMatchObject({ school: home, leads: true });
    const { callable } = await read(head.get<{ readonly callable: readonly object[] }>('/api/me/meetings'));
    expect(callable).toContainEqual({ school: home });
  });

  it('is nobody else’s business: no teacher calls one, and no family of another school knows of it', async () => {
    const notYours = [403, 'not-for-your-role'];
    for (const who of [day.teacher, await letInSubjectTeacher(school)]) {
      expect(await refusal(call(who))).toEqual(notYours);
    }
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    for (const who of [day.guardian, elsewhere]) {
      expect(await refusal(call(who))).toEqual([404, 'school-not-found']);
    }
    const meetingId = await begun();
    const unknown = [404, 'meeting-not-found'];
    const stranger = await letInElsewhere(school, 'guardian');
    for (const who of [stranger, elsewhere, day.pupil]) {
      for (const what of ['', '/guardians']) {
        expect(await refusal(who.get(at(meetingId, what)))).toEqual(unknown);
      }
      expect(await refusal(who.post(at(meetingId, '/answer'), { coming: true }))).toEqual(unknown);
    }
    for (const [what, body] of [
      ['/attendance/count', { count: 1 }],
      ['/minutes', { text: 'All agreed' }],
      ['/votes', { question: 'Agreed?', options: ['Yes', 'No'], secret: true }],
    ] as const) {
      expect(await refusal(day.guardian.post(at(meetingId, what), body))).toEqual(notYours);
      expect(await refusal(day.teacher.post(at(meetingId, what), body))).toEqual(unknown);
    }
  });

  it('is changed and called off like another', async () => {
    const meetingId = await called();
    const changed = expectStatus(200, await head.patch(at(meetingId), { place: 'Hall' }));
    expect(await shown(day.guardian, meetingId, changed)).toMatchObject({ place: 'Hall' });
    const off = await head.post(at(meetingId, '/calling-off'), { reason: 'Too cold' });
    expect(await shown(neighbour, meetingId, expectStatus(200, off))).toMatchObject({
      calledOff: { reason: 'Too cold' },
    });
  });

  it('is answered and attended by proxy, of which whoever leads it sees how many', async () => {
    const meetingId = await called();
    expectStatus(200, await neighbour.post(at(meetingId, '/answer'), { coming: true }));
    const classId = await classIn(day.guardian, meetingId, father.children[0]?.className);
    const { guardians } = await read(
      day.guardian.get<Invited>(at(meetingId, `/guardians?classId=${classId}`)),
    );
    expect(guardians).toContainEqual(father.person);
    expect(guardians).not.toContainEqual(mother.person);
    const wrong = day.guardian.get(at(meetingId, `/guardians?classId=${'a'.repeat(16)}`));
    expect(await refusal(wrong)).toEqual([404, 'class-not-found']);

    const stranger = await read((await letInElsewhere(school, 'guardian')).get<Me>('/api/me'));
    const name = (holderId: string) => day.guardian.post(at(meetingId, '/proxy'), { holderId });
    expect(await refusal(name(stranger.person.id))).toEqual([422, 'guardian-not-invited', 'holderId']);
    const named = expectStatus(201, await name(father.person.id));
    expect(await shown(neighbour, meetingId, named)).toMatchObject({ holds: [mother.person], coming: true });
    const lead = await shown(head, meetingId, named);
    expect(lead).toMatchObject({ figures: { coming: 1, proxies: 1 } });
    expect(lead).not.toHaveProperty('guests');
  });

  it('votes, each child of the school once, and counts who came', async () => {
    const meetingId = await called();
    expectStatus(201, await day.guardian.post(at(meetingId, '/proxy'), { holderId: father.person.id }));
    await meetingBegins(store, meetingId, day.today);
    const question = { question: 'A new roof?', options: ['Yes', 'No'], secret: true, quorum: 0 };
    const opened = await head.post<{ voteId: string }>(at(meetingId, '/votes'), question);
    const { voteId } = expectStatus(201, opened).body;
    const [vote] = (await shown(neighbour, meetingId, opened)).votes;
    expect(vote?.entitled).toBeGreaterThan(day.pupilIds.length);
    const ballots = vote?.ballots.map(({ pupil }) => pupil.id) ?? [];
    expect(ballots).toEqual(expect.arrayContaining([day.child.id, ...father.children.map(({ id }) => id)]));
    const cast = (who: Visitor, pupilId: string, option: number) =>
      who.post<{ mark: string }>(at(meetingId, `/votes/${voteId}/ballots`), {
        ...{ pupilId, option, code: randomBytes(16).toString('hex') },
      });
    const { mark } = expectStatus(201, await cast(neighbour, day.child.id, 1)).body;
    expect(await refusal(cast(day.guardian, day.child.id, 2))).toEqual([409, 'ballot-already-cast']);
    expectStatus(200, await head.post(at(meetingId, `/votes/${voteId}/closing`), {}));
    const counted = async () =>
      (await read(day.guardian.get<BallotsAnswer>(at(meetingId, `/votes/${voteId}/ballots`)))).choices;
    expect(await eventually(async () => (await counted()).length > 0)).toBe(true);
    expect(await counted()).toEqual([{ option: 1, mark }]);
    expect((await shown(day.guardian, meetingId)).votes[0]?.result).toEqual({
      ...{ counts: [1, 0], entitled: vote?.entitled, quorate: true },
    });
    const strange = day.guardian.get(at(await begun(), `/votes/${voteId}/ballots`));
    expect(await refusal(strange)).toEqual([404, 'vote-not-found']);

    const attendance = (what: string, body: object) => head.post(at(meetingId, `/attendance${what}`), body);
    expect(await refusal(attendance('', { guardianIds: [mother.person.id] }))).toEqual([
      ...[422, 'meeting-refused', 'guardianIds'],
    ]);
    expect(await refusal(attendance('/count', { count: -1 }))).toEqual([400, 'invalid-input', 'count']);
    const recorded = expectStatus(200, await attendance('/count', { count: 431 }));
    expect((await shown(neighbour, meetingId, recorded)).figures.attended).toBe(431);
    const minutes = await head.post(at(meetingId, '/minutes'), { text: 'A new roof it is' });
    expect((await shown(neighbour, meetingId, expectStatus(201, minutes))).minutes).toMatchObject([
      { version: 1, text: 'A new roof it is', voteIds: [voteId] },
    ]);
  });

  it('stands in the calendars of families and teachers, and is told to every guardian once', async () => {
    const title = 'The winter fair';
    expectStatus(201, await call(head, home.id, title));
    const me = await read(day.teacher.get<Me>('/api/me'));
    for (const [who, of, personId] of [
      [day.guardian, 'pupil', day.child.id],
      [day.teacher, 'teacher', me.person.id],
    ] as const) {
      const issued = expectStatus(
        201,
        await who.post<{ url: string }>('/api/me/calendars', { of, personId }),
      );
      const { pathname } = new URL(issued.body.url);
      const calendar = await read(new Visitor(school.url).get<string>(pathname, after(issued)));
      expect(calendar).toContain(`Meeting: ${title}`);
    }
    const admin = await school.signIn('admin');
    const mails = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(
        ({ text }) => text.includes(title) && text.includes('all parents of the school'),
      );
    };
    expect(await eventually(async () => (await mails()).length > 0)).toBe(true);
    const to = (await mails()).map((mail) => mail.to);
    expect(new Set(to).size).toBe(to.length);
  });
});
