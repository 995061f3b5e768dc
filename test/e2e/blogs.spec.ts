import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportedCommentsAnswer } from '../../projections/blogs/moderation.queries.js';
import type {
  CommentsAnswer,
  PostAnswer,
  PostsAnswer,
  WordingsAnswer,
} from '../../projections/blogs/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { textOfPages } from '../support/read-pdf.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import {
  expectStatus,
  positionOf,
  read,
  refusal,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

type ServedPost = Served<PostAnswer>;
type ServedPosts = Served<PostsAnswer>;
interface Exported {
  readonly blogPosts: readonly { readonly postId: string }[];
  readonly blogComments: readonly object[];
}
type ServedComments = Served<CommentsAnswer> & { readonly mayComment: boolean };

describe('A blog', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let schoolId: string;
  let classId: string;
  let groupId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    groupId = day.pageId.split('.')[0] ?? '';
  });
  afterAll(async () => {
    await school.remove();
  });

  const words = { title: 'Trip', text: 'We saw the sea, with Ivan' };
  const toSchool = () => `/api/schools/${schoolId}/blog-posts`;
  const toClass = (id = classId) => `/api/classes/${id}/blog-posts`;
  const one = (id: string, more = '') => `/api/blog-posts/${id}${more}`;
  const publish = (who: Visitor, where: string, more: object = {}) =>
    who.post<{ postId: string }>(where, { ...words, ...more });
  const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });
  const published = async (where = toClass(), more: object = {}, who = day.teacher) => {
    const answer = expectStatus(201, await publish(who, where, more));
    return { id: answer.body.postId, shown: after(answer) };
  };
  const seenBy = (who: Visitor, shown: Headed, more = '') =>
    read(who.get<ServedPosts>(`/api/me/blog-posts${more}`, shown));
  const idsOf = ({ posts }: ServedPosts) => posts.map(({ postId }) => postId);
  const comment = (who: Visitor, id: string, text: string) =>
    who.post<{ number: number }>(one(id, '/comments'), { text });
  const commented = async (who: Visitor, id: string, text: string) => {
    const answer = expectStatus(201, await comment(who, id, text));
    return { number: answer.body.number, shown: after(answer) };
  };
  const commentsSeenBy = (who: Visitor, id: string, shown: Headed, more = '') =>
    read(who.get<ServedComments>(one(id, `/comments${more}`), shown));
  const notYours = [403, 'not-for-your-role'];
  const notThere = [404, 'blog-post-not-found'];

  it('has posts that reach those whom they are for, and nobody else', async () => {
    const [subjectTeacher, elsewhere, secretary] = await Promise.all([
      letInSubjectTeacher(school),
      letInElsewhere(school, 'deputyHead'),
      school.signIn('secretary'),
    ]);
    const { guardian, pupil, teacher } = day;
    const cases: readonly (readonly [string, readonly Visitor[], readonly Visitor[]])[] = [
      [toSchool(), [guardian, pupil, subjectTeacher, secretary], [elsewhere]],
      [toClass(), [guardian, pupil, subjectTeacher], [secretary, elsewhere]],
      [toClass(groupId), [guardian, pupil], [secretary, elsewhere]],
    ];
    const author = (await read(teacher.get<Me>('/api/me'))).person;
    for (const [where, readers, others] of cases) {
      const { id, shown } = await published(where);
      for (const reader of readers) {
        const seen = await seenBy(reader, shown, `?author=${author.id}`);
        expect(idsOf(seen)[0]).toBe(id);
        expect(seen.authors).toContainEqual(author);
        expect(await read(reader.get<ServedPost>(one(id), shown))).toMatchObject({ ...words, author });
      }
      for (const other of others) {
        expect(idsOf(await seenBy(other, shown))).not.toContain(id);
        for (const more of ['', '/comments', '/wordings'])
          expect(await refusal(other.get(one(id, more), shown))).toEqual(notThere);
        expect(await refusal(comment(other, id, 'No'))).toEqual(notThere);
      }
      expect(idsOf(await seenBy(teacher, shown))).toContain(id);
      expect(idsOf(await read(head.get<ServedPosts>(toSchool(), shown)))).toContain(id);
    }
    const { shown } = await published(toSchool());
    expect(idsOf(await seenBy(guardian, shown, `?author=${day.child.id}`))).toEqual([]);
    const part = await seenBy(guardian, shown, '?limit=1');
    const rest = await seenBy(guardian, shown, `?cursor=${encodeURIComponent(part.next ?? '')}`);
    expect([...idsOf(part), ...idsOf(rest)]).toEqual(idsOf(await seenBy(guardian, shown)));
  });

  it('is written by teachers, for the school and for those whom they teach', async () => {
    for (const who of [day.guardian, day.pupil]) {
      expect(await refusal(publish(who, toClass()))).toEqual(notYours);
      expect(await refusal(publish(who, toSchool()))).toEqual([404, 'school-not-found']);
    }
    for (const where of [toClass(), toSchool()]) {
      expect(await refusal(publish(head, where))).toEqual(notYours);
    }
    // A teacher of the class, but not the class teacher.
    expect(await refusal(publish(await letInSubjectTeacher(school), toClass()))).toEqual(notYours);
    expect(await refusal(publish(day.teacher, toClass(), { from: addDays(day.today, -1) }))).toEqual([
      ...[422, 'post-refused', 'from'],
    ]);
    expect(await refusal(publish(day.teacher, toClass(), { title: ' ', text: '', comments: 1 }))).toEqual([
      ...[400, 'invalid-input', 'title', 'text', 'comments'],
    ]);
  });

  it('shows a post from its first day on', async () => {
    const { id, shown } = await published(toClass(), { from: addDays(day.today, 1) });
    expect(await refusal(day.guardian.get(one(id), shown))).toEqual(notThere);
    expect(idsOf(await seenBy(day.guardian, shown))).not.toContain(id);
    for (const who of [day.teacher, head]) expectStatus(200, await who.get(one(id), shown));
  });

  it('keeps what a post said before, for its author and those who lead the school', async () => {
    const { id } = await published();
    const changed = expectStatus(200, await day.teacher.patch(one(id), { text: 'We saw the lake' }));
    const now = after(changed);
    expect(await read(day.guardian.get<ServedPost>(one(id), now))).toMatchObject({
      ...{ title: 'Trip', text: 'We saw the lake', version: 2, changedAt: expect.any(String) },
    });
    for (const who of [day.teacher, head]) {
      const { wordings } = await read(who.get<Served<WordingsAnswer>>(one(id, '/wordings'), now));
      expect(wordings).toMatchObject([words, { title: 'Trip', text: 'We saw the lake' }]);
    }
    expect(await refusal(day.guardian.get(one(id, '/wordings')))).toEqual(notYours);
    expect(await refusal(head.patch(one(id), { text: 'No' }))).toEqual(notYours);
  });

  it('has posts withdrawn with a reason, which whoever could read them sees in their place', async () => {
    const { id } = await published();
    await commented(day.guardian, id, 'Ivan was great');
    expect(await refusal(day.guardian.post(one(id, '/withdrawal'), { reason: 'No' }))).toEqual(notYours);
    const off = expectStatus(200, await head.post(one(id, '/withdrawal'), { reason: 'It names a pupil' }));
    const withdrawn = { as: 'moderator', reason: 'It names a pupil' };
    const seen = await read(day.guardian.get<ServedPost>(one(id), after(off)));
    expect(seen).toMatchObject({ withdrawn, comments: 1, isOpen: false });
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['title']));
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['text']));
    expect((await commentsSeenBy(day.guardian, id, after(off))).list).toEqual([]);
    const { posts } = await seenBy(day.guardian, after(off));
    expect(posts.find(({ postId }) => postId === id)).toMatchObject({ withdrawn });
    for (const who of [day.teacher, head]) {
      expect(await read(who.get<ServedPost>(one(id), after(off)))).toMatchObject({ ...words, withdrawn });
      expect((await commentsSeenBy(who, id, after(off))).list).toHaveLength(1);
    }
    expect(await refusal(comment(day.guardian, id, 'Why?'))).toEqual([409, 'post-withdrawn']);
    expect(await refusal(day.teacher.patch(one(id), { text: 'Yes' }))).toEqual([409, 'post-withdrawn']);
  });

  it('is commented on by those who read it, pupils where the school lets pupils write', async () => {
    const { id } = await published();
    const first = await commented(day.guardian, id, 'Thank you');
    const second = await commented(day.teacher, id, 'With pleasure');
    expect([first.number, second.number]).toEqual([1, 2]);
    const { list, ...told } = await commentsSeenBy(day.pupil, id, second.shown);
    expect(list.map(({ text }) => text)).toEqual(['Thank you', 'With pleasure']);
    expect(told).toMatchObject({ comments: 2, mayComment: false });
    const before = await commentsSeenBy(day.guardian, id, second.shown, '?before=2');
    expect([before.list.map(({ number }) => number), before.mayComment]).toEqual([[1], true]);

    expect(await refusal(comment(day.pupil, id, 'Me too'))).toEqual(notYours);
    const admin = await school.signIn('admin');
    const rules = { guardiansWrite: true, pupilsWrite: true };
    const set = expectStatus(200, await admin.put(`/api/schools/${schoolId}/messaging`, rules));
    const shown = after(set);
    expect((await commentsSeenBy(day.pupil, id, shown)).mayComment).toBe(true);
    expect((await commented(day.pupil, id, 'Me too')).number).toBe(3);
  });

  it('is commented on by many at once, each comment once and in its place', async () => {
    const { id } = await published(toSchool());
    const writers = [day.guardian, day.teacher, head];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        comment(writers[index % 3] ?? head, id, `No. ${String(index)}`),
      ),
    );
    const numbers = answers.map((answer) => expectStatus(201, answer).body.number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    const key = { 'Idempotency-Key': randomUUID() };
    const twice = [1, 2].map(() => day.guardian.post(one(id, '/comments'), { text: 'Once' }, key));
    const [one1, one2] = await Promise.all(twice);
    expect(one1?.body).toEqual(one2?.body);
  });

  it('is closed for comments as a whole, and post by post', async () => {
    const { id } = await published();
    const closed = [409, 'comments-closed'];
    expectStatus(200, await day.teacher.patch(one(id), { comments: false }));
    expect(await refusal(comment(day.guardian, id, 'No'))).toEqual(closed);
    expectStatus(200, await day.teacher.patch(one(id), { comments: true }));
    expect(await read(day.teacher.get('/api/me/blog'))).toEqual({ comments: true });
    const off = expectStatus(200, await day.teacher.put('/api/me/blog', { comments: false }));
    expect(await refusal(comment(day.guardian, id, 'No'))).toEqual(closed);
    expect((await read(day.guardian.get<ServedPost>(one(id), after(off)))).isOpen).toBe(false);
    const on = expectStatus(200, await day.teacher.put('/api/me/blog', { comments: true }));
    expect((await read(day.guardian.get<ServedPost>(one(id), after(on)))).isOpen).toBe(true);
    for (const who of [day.guardian, day.pupil])
      expect(await refusal(who.put('/api/me/blog', { comments: false }))).toEqual(notYours);
  });

  it('has comments withdrawn by who wrote them, who wrote the post, and who leads the school', async () => {
    const { id } = await published();
    for (const text of ['One', 'Two', 'Three']) await commented(day.guardian, id, text);
    await commented(day.teacher, id, 'Four');
    const withdraw = (who: Visitor, number: number) =>
      who.post(one(id, '/comment-withdrawals'), { number, reason: 'A slip' });
    expectStatus(201, await withdraw(day.guardian, 1));
    expectStatus(201, await withdraw(day.teacher, 2));
    const last = expectStatus(201, await withdraw(head, 3));
    expect(await refusal(withdraw(day.guardian, 4))).toEqual([403, 'not-your-comment']);
    expect(await refusal(withdraw(day.guardian, 9))).toEqual([404, 'comment-not-found']);
    const { list } = await commentsSeenBy(day.pupil, id, after(last));
    expect(list.map(({ text, withdrawn }) => [text, withdrawn?.as, withdrawn?.reason])).toEqual([
      ...(['author', 'postAuthor', 'moderator'].map((as) => [undefined, as, 'A slip']) as unknown[]),
      ['Four', undefined, undefined],
    ]);
    const { list: ofHead } = await commentsSeenBy(head, id, after(last));
    expect(ofHead.map(({ text }) => text)).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('has comments reported to those who lead the school, who leave or withdraw them', async () => {
    const { id } = await published();
    for (const text of ['Rude', 'Not rude']) await commented(day.guardian, id, text);
    const report = (who: Visitor, number: number) =>
      who.post(one(id, '/comment-reports'), { number, reason: 'It is rude' });
    expect(await refusal(report(day.guardian, 1))).toEqual([422, 'own-comment']);
    expectStatus(201, await report(day.teacher, 1));
    const shown = after(expectStatus(201, await report(day.pupil, 2)));
    const reports = `/api/schools/${schoolId}/comment-reports`;
    const listed = async (now: Headed) => {
      const { comments } = await read(head.get<Served<ReportedCommentsAnswer>>(reports, now));
      return comments.filter(({ postId }) => postId === id).toSorted((a, b) => a.number - b.number);
    };
    expect(await listed(shown)).toMatchObject([
      { text: 'Rude', isOpen: true, reports: [{ reason: 'It is rude' }] },
      { text: 'Not rude', isOpen: true },
    ]);
    const { list } = await commentsSeenBy(day.pupil, id, shown);
    expect(list.map(({ reported }) => reported)).toEqual([undefined, true]);

    const decide = (what: string, number: number, who = head) =>
      who.post(one(id, `/${what}`), { number, reason: 'I looked' });
    expect(await refusal(decide('dismissed-comment-reports', 2, day.teacher))).toEqual(notYours);
    expectStatus(201, await decide('comment-withdrawals', 1));
    const decided = expectStatus(201, await decide('dismissed-comment-reports', 2));
    expect(await listed(after(decided))).toMatchObject([
      { isOpen: false, withdrawn: { as: 'moderator', reason: 'I looked' } },
      { isOpen: false, left: { reason: 'I looked' } },
    ]);
    expect(await refusal(day.teacher.get(reports))).toEqual(notYours);
  });

  it('is told of by mail to those whom a post is for', async () => {
    const title = `Concert ${randomUUID()}`;
    await published(toClass(), { title });
    const admin = await school.signIn('admin');
    const mails = async () =>
      (await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'))).messages;
    const isTold = async () =>
      (await mails()).some(({ kind, text }) => kind === 'blog-post' && text.includes(title));
    expect(await eventually(isTold)).toBe(true);
  });

  it('is in what is exported for whoever wrote or commented, as often as it was put', async () => {
    const { id } = await published();
    expectStatus(200, await day.teacher.patch(one(id), { title: 'Trip to the sea' }));
    const text = `How lovely ${randomUUID()}`;
    const { number, shown } = await commented(day.guardian, id, text);
    const exportedFor = async (who: Visitor) => {
      const { person } = await read(who.get<Me>('/api/me'));
      const of = await who.get<Exported>(`/api/people/${person.id}/export`, shown);
      return expectStatus(200, of).body;
    };
    const { blogPosts } = await exportedFor(day.teacher);
    expect(blogPosts.filter(({ postId }) => postId === id)).toMatchObject([
      { version: 2, title: 'Trip to the sea', text: words.text },
      { version: 1, ...words },
    ]);
    const { blogComments } = await exportedFor(day.guardian);
    expect(blogComments[0]).toMatchObject({ postId: id, number, text });
    const { person } = await read(day.guardian.get<Me>('/api/me'));
    const asPaper = { ...shown, Accept: 'application/pdf' };
    const paper = await day.guardian.download(`/api/people/${person.id}/export?language=en`, asPaper);
    const printed = (await textOfPages(expectStatus(200, paper).body)).join(' ');
    expect(printed).toContain('Comments in blogs');
    expect(printed).toContain('How lovely');
  });
});
