import { activities } from '../../projections/activities/projection.js';
import { announcementReceipts, announcements } from '../../projections/announcements/projection.js';
import type { AnnouncementDocument } from '../../projections/announcements/read-model.js';
import { blogComments, blogPosts } from '../../projections/blogs/projection.js';
import { consultations } from '../../projections/consultations/projection.js';
import { groupWeek, groupWeekId } from '../../projections/diary-week/group-week.projection.js';
import { pupilWeek, pupilWeekId } from '../../projections/diary-week/pupil-week.projection.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { questions } from '../../projections/help-desk/projection.js';
import { jointGroups } from '../../projections/joint-groups/projection.js';
import { blockedBy, messages, threads, threadsReadBy } from '../../projections/messages/projection.js';
import { meetingsOfClass, meetingsOfSchool } from '../../projections/meetings/projection.js';
import { portfolios } from '../../projections/portfolio/projection.js';
import { testsOfPage } from '../../projections/planned-tests/projection.js';
import { classes } from '../../projections/schools/class.projection.js';
import { wordingOf } from '../announcements/wording.values.js';
import { commentIdOf } from '../blogs/post-ids.values.js';
import { schools } from '../../projections/schools/school.projection.js';
import { messageIdOf } from '../messages/boards.values.js';
import { dateOf, fieldOf, numberOf } from '../journal/page/page-ids.values.js';
import { dateIn, weekOf } from '../school/civil-date.values.js';
import { dateAndTime } from '../school/local-time.values.js';
import { localTimeIn } from '../school/local-time.values.js';
import { own } from '../school/plain-data.values.js';
import { needlessAbsence } from './absence-news.js';
import type { Suppression } from './addressed.js';
import { Joining, NotWorthTelling, projected, type JoiningOptions } from './joining.js';
import type { LedgerEntry } from './ledger.js';
import type { News } from './notice.js';
import type { LessonChange, Told } from './texts/told.js';

/** Whether a pupil is in a group of several schools, or asked, while that is told; undefined of neither. */
const JOINED = { asked: false, joined: true, departed: undefined } as const;

type Of<Kind extends News['kind']> = Extract<News, { kind: Kind }>['facts'];

/** Joins names and titles to the facts of a notice, and opens what is sealed. */
export class Narration {
  constructor(private readonly options: JoiningOptions) {}

  /**
   * What a notice says in plain words, or why it is not worth sending any more.
   * @throws Undelivered `not-projected-yet` where the read models are too far behind.
   */
  async of(entry: LedgerEntry): Promise<Told | Suppression> {
    try {
      return await new OneNotice(this.options, entry).told();
    } catch (error) {
      if (error instanceof NotWorthTelling) return error.why;
      throw error;
    }
  }
}

class OneNotice extends Joining {
  told(): Promise<Told> {
    const { entry } = this;
    switch (entry.kind) {
      case 'grade-given':
        return this.gradeGiven(entry.facts);
      case 'grade-corrected':
        return this.gradeCorrected(entry.facts);
      case 'page-corrected':
        return this.pageCorrected(entry.facts);
      case 'page-alert':
        return this.pageAlert(entry.facts);
      case 'absence':
        return this.absence(entry.facts);
      case 'late':
        return this.late(entry.facts);
      case 'remark':
        return this.remark(entry.facts);
      case 'homework':
        return this.homework(entry.facts);
      case 'term-grade':
        return this.termGrade(entry.facts);
      case 'final-grade':
        return this.finalGrade(entry.facts);
      case 'test':
        return this.test(entry.facts);
      case 'timetable':
        return this.timetable(entry.facts);
      case 'own-lesson':
        return this.ownLesson(entry.facts);
      case 'new-timetable':
        return Promise.resolve({
          ...{ kind: 'new-timetable', date: entry.facts.from },
          ...(entry.facts.days ? { days: entry.facts.days } : {}),
          link: `${this.options.publicUrl}/`,
        });
      case 'meeting':
        return this.meeting(entry.facts);
      case 'achievement':
        return this.achievement(entry.facts);
      case 'thanks':
        return this.thanks(entry.facts);
      case 'new-activity':
        return this.newActivity(entry.facts);
      case 'activity':
        return this.activity(entry.facts);
      case 'announcement':
        return this.announcement(entry.facts);
      case 'blog-post':
        return this.blogPost(entry.facts);
      case 'blog-comment':
        return this.blogComment(entry.facts);
      case 'message':
        return this.message(entry.facts);
      case 'joint-group':
        return this.jointGroup(entry.facts);
      case 'question':
        return this.question(entry.facts);
      case 'consultation':
        return this.consultation(entry.facts);
      case 'account-issued':
        return this.accountIssued(entry.facts);
      case 'school-application':
        return this.schoolApplication(entry.facts);
      case 'school-invitation':
        return this.schoolInvitation(entry.facts);
      case 'contact-code':
        return this.code(entry.facts).then((code) => ({
          kind: 'contact-code',
          channel: entry.facts.channel,
          ...code,
        }));
      case 'recovery-code':
        return this.code(entry.facts).then((code) => ({ kind: 'recovery-code', ...code }));
      case 'corrections-alert':
        return this.correctionsAlert(entry.facts);
      case 'security-alert':
        return this.securityAlert(entry.facts);
    }
  }

  private async gradeGiven({ pageId, date, work, value, comment }: Of<'grade-given'>): Promise<Told> {
    const lesson = await this.lessonOn(pageId, date);
    const said = comment && { comment: await this.open(comment) };
    return { kind: 'grade-given', ...lesson, work: work.title, grade: value, ...said };
  }

  private async gradeCorrected({ pageId, date, ...facts }: Of<'grade-corrected'>): Promise<Told> {
    return {
      kind: 'grade-corrected',
      ...(await this.lessonOn(pageId, date)),
      ...(await this.correction(facts)),
    };
  }

  private async pageCorrected({ pageId, date, byPersonId, ...facts }: Of<'page-corrected'>): Promise<Told> {
    const { groupId } = await this.page(pageId);
    return {
      kind: 'page-corrected',
      ...(await this.lessonOn(pageId, date)),
      ...(await this.correction(facts)),
      group: (await this.read(classes, groupId)).title,
      by: await this.nameOf(byPersonId),
      link: `${this.options.publicUrl}/journal/${encodeURIComponent(pageId)}`,
    };
  }

  /** Of the pages, the recipient's own. */
  private async pageAlert({ pageIds, personId }: Of<'page-alert'>): Promise<Told> {
    const pages: { group: string; subject: string }[] = [];
    for (const pageId of pageIds) {
      const { teachers, opened } = await this.read(pageHead, pageId);
      if (!own(teachers, this.entry.recipientId)) continue;
      const { title: group } = await this.read(classes, opened.groupId);
      pages.push({ group, subject: await this.subject(opened.subjectId) });
    }
    const { publicUrl } = this.options;
    return { kind: 'page-alert', by: await this.nameOf(personId), pages, link: `${publicUrl}/` };
  }

  private async absence({ date, lesson, withdrawn }: Of<'absence'>): Promise<Told> {
    const pupilId = this.pupilId();
    const needless = withdrawn
      ? undefined
      : await needlessAbsence((projection, id) => this.find(projection, id), pupilId, date, lesson?.lessonId);
    if (needless) throw new NotWorthTelling(needless);
    const away = await this.awayOn(date);
    if (!lesson) return { kind: 'absence', ...away, withdrawn };
    const { subjectId } = await this.page(lesson.pageId);
    const number = numberOf(lesson.lessonId);
    const subject = await this.subject(subjectId);
    return {
      ...{ kind: 'absence', ...away, withdrawn },
      lesson: { subject, ...(number === undefined ? {} : { number }) },
    };
  }

  private async late({ pageId, date, minutes }: Of<'late'>): Promise<Told> {
    const by = minutes === undefined ? {} : { minutes };
    return { kind: 'late', ...(await this.lessonOn(pageId, date)), ...by };
  }

  private async remark({ pageId, date, remarkId, kind: remark, text }: Of<'remark'>): Promise<Told> {
    const week = await this.read(pupilWeek, pupilWeekId(this.pupilId(), weekOf(date)));
    if (projected(week.remarks[fieldOf(remarkId)]).withdrawn) throw new NotWorthTelling('withdrawn');
    return { kind: 'remark', ...(await this.lessonOn(pageId, date)), remark, text: await this.open(text) };
  }

  /** As it is now: what was put off to another day is told for that one. */
  private async homework({ pageId, lessonId, homeworkId, dueOn }: Of<'homework'>): Promise<Told> {
    const pupilId = this.pupilId();
    const setIn = groupWeekId(pageId, weekOf(dateOf(lessonId) ?? dueOn));
    const task = (await this.read(groupWeek, setIn)).homework[fieldOf(homeworkId)];
    const isFor = task?.pupilIds?.includes(pupilId) ?? true;
    if (task?.dueOn !== dueOn || !isFor) throw new NotWorthTelling('withdrawn');
    const { subjectId } = await this.page(pageId);
    return {
      ...{ kind: 'homework', ...(await this.pupilOn(dueOn)), subject: await this.subject(subjectId), dueOn },
      text: task.text,
      ...(task.minutes === undefined ? {} : { minutes: task.minutes }),
      files: task.files?.length ?? 0,
    };
  }

  private async termGrade({ pageId, value: grade, corrected }: Of<'term-grade'>): Promise<Told> {
    const { subjectId, termId } = await this.page(pageId);
    const term = projected((await this.school()).terms[termId]);
    const subject = await this.subject(subjectId);
    return {
      ...{ kind: 'term-grade', ...(await this.pupilOn(await this.today())) },
      ...{ subject, term: term.title, grade, ...(await this.correctedBy(corrected)) },
    };
  }

  private async finalGrade({ yearId, subjectId, value: grade, corrected }: Of<'final-grade'>): Promise<Told> {
    const year = projected((await this.school()).years[yearId]);
    const subject = await this.subject(subjectId);
    return {
      ...{ kind: 'final-grade', ...(await this.pupilOn(await this.today())) },
      ...{ subject, year: year.title, grade, ...(await this.correctedBy(corrected)) },
    };
  }

  /** Of a test that was moved or withdrawn since, another notice tells. */
  private async test(facts: Of<'test'>): Promise<Told> {
    const { pageId, testId, lessonId, date, title, change, movedFrom, reason } = facts;
    const planned = (await this.read(testsOfPage, pageId)).tests[fieldOf(testId)];
    if (change !== 'withdrawn' && planned?.lessonId !== lessonId) throw new NotWorthTelling('withdrawn');
    return {
      ...{ kind: 'test', ...(await this.lessonOn(pageId, date)), title, what: change },
      ...numberIn(lessonId),
      ...(movedFrom === undefined ? {} : { movedFrom }),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  private async timetable(facts: Of<'timetable'>): Promise<Told> {
    const { pageId, lessonId, date } = facts;
    return {
      ...{ kind: 'timetable', ...(await this.lessonOn(pageId, date)), ...numberIn(lessonId) },
      change: await this.lessonChange(facts),
    };
  }

  private async ownLesson(facts: Of<'own-lesson'>): Promise<Told> {
    const { pageId, lessonId, date } = facts;
    const { groupId, subjectId } = await this.page(pageId);
    return {
      ...{ kind: 'own-lesson', date, ...numberIn(lessonId), subject: await this.subject(subjectId) },
      group: (await this.read(classes, groupId)).title,
      change: await this.lessonChange(facts),
      link: `${this.options.publicUrl}/journal/${encodeURIComponent(pageId)}`,
    };
  }

  private async lessonChange({ change, reason, teacherId = '' }: Of<'timetable'>): Promise<LessonChange> {
    switch (change) {
      case 'cancelled':
        return { what: change, ...(reason === undefined ? {} : { reason }) };
      case 'substituted':
      case 'released':
        return { what: change, teacher: await this.nameOf(teacherId) };
      case 'reinstated':
      case 'planned':
        return { what: change };
    }
  }

  /** As it is now. */
  private async meeting({ meetingId, classId, change }: Of<'meeting'>): Promise<Told> {
    const { meetings } =
      classId === undefined
        ? await this.read(meetingsOfSchool, this.entry.schoolId)
        : await this.read(meetingsOfClass, classId);
    const meeting = projected(meetings[meetingId]);
    if (meeting.calledOff && change !== 'calledOff') throw new NotWorthTelling('withdrawn');
    const className = classId === undefined ? undefined : (await this.read(classes, classId)).title;
    const { title, place, agenda } = meeting;
    return {
      ...{ kind: 'meeting', what: change, title, place, startsAt: dateAndTime(meeting.startsAt) },
      ...(className === undefined ? {} : { className }),
      ...(agenda === undefined ? {} : { agenda }),
      link: `${this.options.publicUrl}/meetings/${meetingId}`,
    };
  }

  /** As it is now. */
  private async achievement({ achievementId, change, reason }: Of<'achievement'>): Promise<Told> {
    const pupilId = this.pupilId();
    const kept = projected((await this.read(portfolios, pupilId)).achievements[achievementId]);
    if (change === 'proposed' && kept.standing !== 'proposed') throw new NotWorthTelling('withdrawn');
    if (change !== 'annulled' && kept.standing === 'annulled') throw new NotWorthTelling('withdrawn');
    const { title, award } = kept.achievement;
    return {
      ...{ kind: 'achievement', what: change, ...(await this.inPortfolio()), title: await this.open(title) },
      ...(award && { award: await this.open(award) }),
      ...(reason && { reason: await this.open(reason) }),
    };
  }

  private async thanks({ thanksId }: Of<'thanks'>): Promise<Told> {
    const kept = projected((await this.read(portfolios, this.pupilId())).thanks[thanksId]);
    if (kept.withdrawn) throw new NotWorthTelling('withdrawn');
    const { thanked, text, by } = kept;
    return {
      ...{ kind: 'thanks', ...(await this.inPortfolio()), thanked },
      ...{ by: await this.nameOf(by), text: await this.open(text) },
    };
  }

  /** The pupil, and the portfolio. */
  private async inPortfolio() {
    const link = `${this.options.publicUrl}/diary/${encodeURIComponent(this.pupilId())}/portfolio`;
    return { ...(await this.pupil()), link };
  }

  private async newActivity({ activityId }: Of<'new-activity'>): Promise<Told> {
    const found = await this.read(activities, activityId);
    const { title, startsAt, timeZone, place, text, signUp, audience, calledOff } = found;
    if (calledOff) throw new NotWorthTelling('withdrawn');
    if (startsAt <= localTimeIn(timeZone, this.options.now())) throw new NotWorthTelling('expired');
    const { classId } = audience;
    const className = classId === undefined ? undefined : (await this.read(classes, classId)).title;
    return {
      ...{ kind: 'new-activity', school: (await this.school()).title, title, place },
      startsAt: dateAndTime(startsAt),
      ...(className === undefined ? {} : { className }),
      ...(text === undefined ? {} : { text }),
      ...(signUp ? { signUpUntil: dateAndTime(signUp.until) } : {}),
      link: `${this.options.publicUrl}/activities`,
    };
  }

  /** As it is now. */
  private async activity({ activityId, change, reason }: Of<'activity'>): Promise<Told> {
    const { title, startsAt, place, text, calledOff } = await this.read(activities, activityId);
    if (calledOff && change !== 'calledOff') throw new NotWorthTelling('withdrawn');
    const why = reason ? await this.open(reason) : calledOff?.reason;
    return {
      ...{ kind: 'activity', what: change, ...(await this.pupil()), title, place },
      startsAt: dateAndTime(startsAt),
      ...(text === undefined || calledOff ? {} : { text }),
      ...(why === undefined ? {} : { reason: why }),
      link: `${this.options.publicUrl}/activities?pupil=${this.pupilId()}`,
    };
  }

  /** As it is now. */
  private async announcement({ announcementId, change, wording }: Of<'announcement'>): Promise<Told> {
    const found = await this.read(announcements, announcementId);
    const { title, text, until, authorId, publishedAt, withdrawn, ended } = found;
    if (withdrawn && change !== 'withdrawn') throw new NotWorthTelling('withdrawn');
    const { title: school, timeZone } = await this.school();
    const isOver = until !== undefined && until < dateIn(timeZone, this.options.now());
    if (ended || isOver) throw new NotWorthTelling('expired');
    const link = `${this.options.publicUrl}/announcements/${announcementId}`;
    if (withdrawn) {
      return {
        ...{ kind: 'announcement', what: 'withdrawn', school, by: await this.nameOf(withdrawn.by), link },
        ...{ date: dateIn(timeZone, publishedAt), reason: await this.open(withdrawn.reason) },
      };
    }
    if (wording !== undefined) await this.mustBeNewTo(this.entry.recipientId, wording, found);
    return {
      ...{ kind: 'announcement', what: change === undefined ? 'published' : 'changed', school, link },
      ...{ by: await this.nameOf(authorId), title: await this.open(title), text: await this.open(text) },
    };
  }

  /** Of several wordings the last one is told, and to whoever has read it already none. */
  private async mustBeNewTo(
    readerId: string,
    wording: string,
    announcement: AnnouncementDocument,
  ): Promise<void> {
    if (wording !== wordingOf(announcement)) throw new NotWorthTelling('told-already');
    const receipts = await this.find(announcementReceipts, announcement._id);
    const read = own(receipts?.readers ?? {}, readerId)?.version ?? 0;
    if (read >= announcement.version) throw new NotWorthTelling('read-already');
  }

  /** As it is now; what it says stays in the journal. */
  private async blogPost({ postId }: Of<'blog-post'>): Promise<Told> {
    const { authorId, ...post } = await this.postInBlog(postId);
    return { kind: 'blog-post', ...post, by: await this.nameOf(authorId) };
  }

  private async blogComment({ postId, number }: Of<'blog-comment'>): Promise<Told> {
    const { authorId, withdrawn } = await this.read(blogComments, commentIdOf(postId, number));
    if (withdrawn) throw new NotWorthTelling('withdrawn');
    const { authorId: _, ...post } = await this.postInBlog(postId);
    return { kind: 'blog-comment', ...post, by: await this.nameOf(authorId) };
  }

  private async postInBlog(postId: string) {
    const { title, authorId, withdrawn, ended } = await this.read(blogPosts, postId);
    if (withdrawn || ended) throw new NotWorthTelling('withdrawn');
    const { title: school } = await this.school();
    const link = `${this.options.publicUrl}/blogs/${postId}`;
    return { authorId, school, title: await this.open(title), link };
  }

  /** Who wrote, and not what: that stays in the journal. */
  private async message({ threadId, number, authorId }: Of<'message'>): Promise<Told> {
    const { recipientId } = this.entry;
    const { ended } = await this.read(threads, threadId);
    if (ended) throw new NotWorthTelling('expired');
    const { decision } = await this.read(messages, messageIdOf(threadId, number));
    if (decision?.removed) throw new NotWorthTelling('withdrawn');
    const readBy = await this.find(threadsReadBy, recipientId);
    if ((own(readBy?.threads ?? {}, threadId)?.upTo ?? 0) >= number)
      throw new NotWorthTelling('read-already');
    const blocks = await this.find(blockedBy, recipientId);
    if (own(blocks?.blocked ?? {}, authorId) !== undefined) throw new NotWorthTelling('author-blocked');
    const { title: school } = await this.school();
    return {
      ...{ kind: 'message', school, by: await this.nameOf(authorId) },
      link: `${this.options.publicUrl}/messages/${threadId}`,
    };
  }

  /** What still waits for an answer is told while it waits. */
  private async jointGroup({ jointGroupId, schoolId, change }: Of<'joint-group'>): Promise<Told> {
    const { title, closed, schools: standings, pupils } = await this.read(jointGroups, jointGroupId);
    const ofPupil = change === 'asked' || change === 'joined' || change === 'departed';
    const waits =
      change === 'proposed'
        ? standings[this.entry.schoolId]?.standing === 'asked'
        : !ofPupil || pupils[this.pupilId()]?.joined === JOINED[change];
    if ((closed && change !== 'closed') || !waits) throw new NotWorthTelling('withdrawn');
    const { title: school } = await this.read(schools, schoolId);
    return {
      ...{ kind: 'joint-group', what: change, title, school },
      ...(ofPupil ? { child: await this.pupil() } : {}),
      link: `${this.options.publicUrl}/joint-groups`,
    };
  }

  /** That something was written, and not what. What waits is told while it waits. */
  private async question({ questionId, change }: Of<'question'>): Promise<Told> {
    const { standing, ended, with: support } = await this.read(questions, questionId);
    if (ended) throw new NotWorthTelling('expired');
    const waits = standing === 'waiting' && support === 'school';
    if (change === 'asked' && !waits) throw new NotWorthTelling('withdrawn');
    const { title: school } = await this.school();
    return {
      ...{ kind: 'question', school, what: change },
      link: `${this.options.publicUrl}/help/questions/${questionId}`,
    };
  }

  private async consultation({ consultationId, slot, change }: Of<'consultation'>): Promise<Told> {
    const { teacherId, place, bookings, calledOff } = await this.read(consultations, consultationId);
    const isGuardian = this.entry.recipientId !== teacherId;
    const isBooked = bookings.some((booking) => booking.slot === slot && booking.pupilId === this.pupilId());
    if (change === 'booked' && (!isBooked || calledOff)) throw new NotWorthTelling('withdrawn');
    return {
      ...{
        kind: 'consultation',
        what: change,
        ...(await this.pupil()),
        teacher: await this.nameOf(teacherId),
      },
      ...{ startsAt: dateAndTime(slot), place },
      ...(change === 'calledOff' && calledOff ? { reason: await this.open(calledOff.reason) } : {}),
      link: `${this.options.publicUrl}/consultations${isGuardian ? `?pupil=${this.pupilId()}` : ''}`,
    };
  }

  private async accountIssued({ roles }: Of<'account-issued'>): Promise<Told> {
    const { title: school } = await this.school();
    return { kind: 'account-issued', school, roles, link: `${this.options.publicUrl}/sign-in` };
  }

  private async schoolApplication({ what, text }: Of<'school-application'>): Promise<Told> {
    return { kind: 'school-application', what, text: await this.open(text) };
  }

  private async schoolInvitation({ signInName, ...code }: Of<'school-invitation'>): Promise<Told> {
    const { title: school } = await this.school();
    const link = `${this.options.publicUrl}/activation`;
    return {
      kind: 'school-invitation',
      ...{ school, signInName: await this.open(signInName), link },
      ...(await this.code(code)),
    };
  }

  private async code({ code, until }: Of<'recovery-code'>) {
    if (until <= this.options.now()) throw new NotWorthTelling('expired');
    return { code: await this.open(code), until: await this.localTime(until) };
  }

  private async correctionsAlert({ alertId, personId, rules }: Of<'corrections-alert'>): Promise<Told> {
    const at = await this.localTime(this.entry.at);
    const link = `${this.options.publicUrl}/audit/alerts/${encodeURIComponent(alertId)}`;
    return { kind: 'corrections-alert', by: await this.nameOf(personId), rules, at, link };
  }

  private async securityAlert({ what }: Of<'security-alert'>): Promise<Told> {
    const at = await this.localTime(this.entry.at);
    return { kind: 'security-alert', what, at, link: `${this.options.publicUrl}/` };
  }

  private async correction({ work, from, to, reason }: Omit<Of<'grade-corrected'>, 'pageId' | 'date'>) {
    const now = to === undefined ? {} : { to };
    return { work: work.title, from, ...now, reason: await this.reason(reason) };
  }

  private async correctedBy(corrected: Of<'term-grade'>['corrected']) {
    if (!corrected) return {};
    return { corrected: { from: corrected.from, reason: await this.reason(corrected.reason) } };
  }
}

const numberIn = (lessonId: string): { readonly number?: number } => {
  const number = numberOf(lessonId);
  return number === undefined ? {} : { number };
};
