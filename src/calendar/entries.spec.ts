import { describe, expect, test } from '@jest/globals';
import type { CalendarKind } from '../access/account.events.js';
import { activity, consultation, daysOff, homework, lesson, meeting } from './calendar.examples.js';
import { CALENDAR_WORDS } from './calendar-words.js';
import { entriesOf, type CalendarEntry } from './entries.js';

const entryOf = (
  feed: Partial<Parameters<typeof entriesOf>[0]>,
  of: CalendarKind = 'pupil',
  language: 'en' | 'ru' = 'en',
): CalendarEntry | undefined =>
  entriesOf(
    {
      ...{ lessons: [], homework: [], daysOff: [], meetings: [], activities: [], consultations: [] },
      ...feed,
    },
    of,
    CALENDAR_WORDS[language],
  )[0];

describe('a lesson in a calendar', () => {
  test('is all day, under its number, with topic and teacher', () => {
    expect(entryOf({ lessons: [lesson] })).toEqual({
      uid: 'lesson.7bm.math.q2.20261123-2@school-journal',
      when: { date: '2026-11-23' },
      summary: '2. Mathematics',
      description: 'Topic: Fractions\nTeacher: Anna Petrova',
      place: '',
      cancelled: false,
      revision: lesson.revision,
    });
  });

  test('says that a test is written in it, and what is tested', () => {
    const tested = { ...lesson, test: 'Fractions and powers' };
    expect(entryOf({ lessons: [tested] })).toMatchObject({
      summary: '2. Mathematics: Test',
      description: 'Test: Fractions and powers\nTopic: Fractions\nTeacher: Anna Petrova',
    });
    expect(entryOf({ lessons: [tested] }, 'pupil', 'ru')).toMatchObject({
      summary: '2. Mathematics: Контрольная',
    });
  });

  test('is cancelled as such, with the reason', () => {
    const cancelled = { ...lesson, cancelled: { reason: 'No heating' } };
    expect(entryOf({ lessons: [cancelled] })).toMatchObject({
      uid: 'lesson.7bm.math.q2.20261123-2@school-journal',
      summary: '2. Mathematics (cancelled)',
      description: 'Reason: No heating\nTopic: Fractions\nTeacher: Anna Petrova',
      cancelled: true,
    });
    expect(entryOf({ lessons: [{ ...lesson, cancelled: {} }] }, 'pupil', 'ru')).toMatchObject({
      summary: '2. Mathematics (отменено)',
      description: 'Тема: Fractions\nУчитель: Anna Petrova',
    });
  });

  test('has hours and a room where a timetable says them', () => {
    const time = { from: '09:25', to: '10:10', timeZone: 'Europe/Moscow' };
    expect(entryOf({ lessons: [{ ...lesson, time, room: 'Room\n12' }] })).toMatchObject({
      uid: 'lesson.7bm.math.q2.20261123-2@school-journal',
      when: { instant: '2026-11-23T06:25:00.000Z', until: '2026-11-23T07:10:00.000Z' },
      summary: '2. Mathematics',
      place: 'Room 12',
    });
  });

  test('says which group it is of where a teacher has several', () => {
    expect(entryOf({ lessons: [lesson] }, 'teacher')).toMatchObject({ summary: '2. 7B, Mathematics' });
  });
});

describe('homework in a calendar', () => {
  test('is all day when it is due', () => {
    expect(entryOf({ homework: [homework] })).toEqual({
      uid: 'homework.7bm.math.q2.20261123-2.h1@school-journal',
      when: { date: '2026-11-24' },
      summary: 'Mathematics: homework',
      description: 'No. 12\nSet on: Monday 23 November 2026',
      place: '',
      cancelled: false,
      revision: homework.revision,
    });
  });

  test('says what goes with it, in Russian too', () => {
    const file = { fileId: 'f1', name: 'Карта.pdf', mediaType: 'application/pdf', size: 9 };
    const more = { ...homework, minutes: 20, personal: true, files: [file] };
    expect(entryOf({ homework: [more] }, 'teacher', 'ru')).toMatchObject({
      summary: '7B, Mathematics: домашнее задание',
      description: [
        'No. 12',
        'Не для всей группы',
        'Задано: понедельник, 23 ноября 2026 г.',
        'Примерное время: 20 минут',
        'Приложено: Карта.pdf',
      ].join('\n'),
    });
  });
});

describe('a meeting in a calendar', () => {
  test('is at its instant, wherever the telephone is', () => {
    expect(entryOf({ meetings: [meeting] })).toEqual({
      uid: 'meeting.m1@school-journal',
      when: { instant: '2026-12-03T15:30:00.000Z' },
      summary: 'Meeting, 7B: First term',
      description: 'Agenda: Grades; the trip',
      place: 'Room 12',
      cancelled: false,
      revision: meeting.revision,
    });
  });

  test('of a whole school names no class', () => {
    const { className: _, ...ofSchool } = meeting;
    expect(entryOf({ meetings: [ofSchool] })).toMatchObject({ summary: 'Meeting: First term' });
  });

  test('is called off as such', () => {
    const calledOff = { ...meeting, calledOff: { reason: 'Отопление не работает' } };
    expect(entryOf({ meetings: [calledOff] }, 'pupil', 'ru')).toMatchObject({
      summary: 'Собрание, 7B: First term (отменено)',
      description: 'Причина: Отопление не работает\nПовестка: Grades; the trip',
      cancelled: true,
    });
  });
});

describe('an activity in a calendar', () => {
  test('begins at its time, at its place, with what is said of it', () => {
    expect(entryOf({ activities: [activity] })).toEqual({
      uid: 'activity.a1@school-journal',
      when: { instant: '2026-12-12T07:00:00.000Z' },
      summary: '7B: Museum',
      description: 'Bring water',
      place: 'By the gate',
      cancelled: false,
      revision: activity.revision,
    });
  });

  test('is up to its end, where that is known', () => {
    expect(entryOf({ activities: [{ ...activity, endsAt: '2026-12-12T13:30' }] })).toMatchObject({
      when: { instant: '2026-12-12T07:00:00.000Z', until: '2026-12-12T10:30:00.000Z' },
    });
  });

  test('is for the whole school without a class, and is called off as such', () => {
    const { className: _, ...forAll } = activity;
    const calledOff = { ...forAll, calledOff: { reason: 'Snow' } };
    expect(entryOf({ activities: [calledOff] })).toMatchObject({
      summary: 'Museum (cancelled)',
      description: 'Reason: Snow\nBring water',
      cancelled: true,
    });
  });
});

describe('a booked consultation in a calendar', () => {
  test('takes the time that was booked, with the teacher whom a guardian booked it with', () => {
    expect(entryOf({ consultations: [consultation] })).toEqual({
      uid: 'consultation.k1.202612041810@school-journal',
      when: { instant: '2026-12-04T15:10:00.000Z', until: '2026-12-04T15:20:00.000Z' },
      summary: 'Consultation: Anna Petrova',
      description: '',
      place: 'Room 12',
      cancelled: false,
      revision: consultation.revision,
    });
  });

  test('is called off as such, without saying why', () => {
    const calledOff = { ...consultation, cancelled: true };
    expect(entryOf({ consultations: [calledOff] }, 'teacher', 'ru')).toMatchObject({
      summary: 'Консультация: Anna Petrova (отменено)',
      description: '',
      cancelled: true,
    });
  });
});

describe('days off in a calendar', () => {
  test('are all day, from the first to the last, under their title', () => {
    expect(entryOf({ daysOff: [daysOff] })).toEqual({
      uid: 'days-off.d1@school-journal',
      when: { date: '2026-10-26', until: '2026-11-01' },
      summary: 'Autumn holidays',
      ...{ description: '', place: '', cancelled: false },
      revision: daysOff.revision,
    });
  });
});
