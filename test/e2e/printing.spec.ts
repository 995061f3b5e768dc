import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { FinalGradesAnswer } from '../../projections/final-grades/queries.js';
import type { ClassAnswer, ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { Person, Roster } from '../../src/oneroster/roster.js';
import { addDays, weekOf } from '../../src/school/civil-date.values.js';
import type { TermDefined } from '../../src/school/school.events.js';
import { textOfPages } from '../support/read-pdf.js';
import { openBrowser } from '../support/chromium.js';
import { readXlsx } from '../support/read-xlsx.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import {
  correctGrade,
  giveGrade,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import { there } from '../support/there.js';
import { until } from '../support/until.js';
import { expectStatus, positionOf, read, refusal, type Visitor } from '../support/visitor.js';
import { itInBrowser } from './browser.js';
import { noteFailures, problemsEverywhere, signIn } from './pages.js';
import { pictureOf } from './pdf-picture.js';

const TOPIC = 'Пределы последовательностей';
const [A5, A4_LYING] = [
  { width: 419, height: 595 },
  { width: 841, height: 595 },
];
const FORMULA = '=HYPERLINK("http://evil.example";"Homework")';

interface ServedReads {
  readonly reads: readonly { readonly what: string; readonly role: string }[];
}

describe('Printing', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let secretary: Visitor;
  let admin: Visitor;
  let roster: Roster;
  let schoolId: string;
  let terms: readonly TermDefined['data'][];
  let own: ClassAnswer;
  let week: string;
  /** From which on everything that was written here is read. */
  let written: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, secretary, admin] = await Promise.all([
      school.signIn('deputyHead'),
      school.signIn('secretary'),
      school.signIn('admin'),
    ]);
    roster = await sampleRosterOf(school);
    schoolId = there((await read(head.get<Me>('/api/me'))).schools[0], 'school').id;
    const settings = `/api/schools/${schoolId}/settings`;
    terms = Object.values(
      (await read(head.get<{ terms: Record<string, TermDefined['data']> }>(settings))).terms,
    );
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    own = there(
      classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id)),
      'class of the child',
    );
    week = weekOf(day.today);
    const lessonId = await recordLesson(day, 8, TOPIC);
    const { gradeId } = await giveGrade(day, lessonId, '12');
    expectStatus(200, await correctGrade(day, gradeId, '14', 'Recounted'));
    const homework = { lessonId, dueOn: addDays(day.today, 1), text: FORMULA };
    const set = await day.teacher.post(`/api/journal/pages/${day.pageId}/homework`, homework);
    written = positionOf(expectStatus(201, set));
  });
  afterAll(async () => {
    await school.remove();
  });

  const download = async (who: Visitor, path: string, language?: string) =>
    expectStatus(
      200,
      await who.download(path, {
        'X-Journal-Position': written,
        ...(language === undefined ? {} : { 'Accept-Language': language }),
      }),
    );
  const pagesOf = async (who: Visitor, path: string, language?: string) =>
    textOfPages((await download(who, path, language)).body);
  const classPdf = (query: string) => `/api/classes/${own.classId}/diaries.pdf?${query}`;
  const childPdf = (query: string) => `/api/pupils/${day.child.id}/diary.pdf?${query}`;
  const pupilsToday = () =>
    own.pupils.filter(({ from, to }) => from <= day.today && (to === undefined || to >= day.today));
  /** The pages with which diaries begin: each has the name and the week at its head. */
  const nameOn = (page: string) => /^(.*?), (?:class|класс) /.exec(page)?.[1];
  const namesOn = (pages: readonly string[]) =>
    [...new Set(pages.flatMap((page) => nameOn(page) ?? []))].toSorted();

  const nameOf = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;
  const withoutInternet = () =>
    roster.people.filter(
      ({ roles, guardians }) =>
        roles.some(({ role }) => role === 'pupil') &&
        guardians.every((id) => roster.people.find(({ sourcedId }) => sourcedId === id)?.internet === false),
    );
  /** Of the child’s class: elsewhere there may be others of the same name. */
  const familiesOfClass = () => {
    const classesOf = (id: string) =>
      roster.enrolments.filter(({ personId }) => personId === id).map(({ classId }) => classId);
    const child = roster.people.find(({ username }) => username === school.signInOf('pupil').login);
    const known = new Set(classesOf(child?.sourcedId ?? ''));
    const names = withoutInternet()
      .filter(({ sourcedId }) => classesOf(sourcedId).some((id) => known.has(id)))
      .map(nameOf);
    return pupilsToday().filter(({ name }) => names.includes(name));
  };

  describe('of diaries', () => {
    it('gives a family the week as a booklet, with what was corrected, and says what it stands for', async () => {
      const { headers, body } = await download(day.guardian, childPdf(`week=${week}`), 'ru');
      expect(headers.get('Content-Type')).toBe('application/pdf');
      expect(headers.get('Cache-Control')).toBe('private, no-store');
      expect(headers.get('X-Journal-Position')).toMatch(/^\d+\/\d+$/);
      const name = encodeURIComponent(`Дневник ${day.child.name} ${week}.pdf`);
      expect(headers.get('Content-Disposition')).toContain(`filename*=UTF-8''${name}`);
      const text = (await textOfPages(body)).join(' ');
      for (const said of [
        ...[`${day.child.name}, класс ${own.title}`, `Тема: ${TOPIC}`, '12 исправлена на 14: Recounted'],
        `позиция в журнале событий ${headers.get('X-Journal-Position') ?? ''}`,
      ]) {
        expect(text).toContain(said);
      }
    });

    it('gives a term, week by week, to the pupil too', async () => {
      const [, , termId] = day.pageId.split('.');
      const pages = await pagesOf(day.pupil, childPdf(`term=${termId ?? ''}&language=en`));
      expect(pages.length).toBeGreaterThan(2);
      expect(namesOn(pages)).toEqual([day.child.name]);
      expect(pages.join(' ')).toContain(`Topic: ${TOPIC}`);
    });

    it('gives whoever hands it out a class, each pupil on sheets of the own', async () => {
      for (const who of [day.teacher, secretary]) {
        const pages = await pagesOf(who, classPdf(`week=${week}`));
        const names = pupilsToday().map(({ name }) => name);
        expect(namesOn(pages)).toEqual([...new Set(names)].toSorted());
        const begins = names.map((name) => pages.findIndex((page) => nameOn(page) === name));
        expect(begins.filter((index) => index % 2 === 1)).toEqual([]);
      }
    });

    it('finds the families without internet, in a class and in the school', async () => {
      const expected = familiesOfClass();
      const pages = await pagesOf(secretary, classPdf(`week=${week}&withoutInternet=true`));
      expect(namesOn(pages)).toEqual(expected.map(({ name }) => name).toSorted());
      const all = namesOn(await pagesOf(secretary, `/api/schools/${schoolId}/diaries.pdf?week=${week}`));
      expect(all.length).toBeGreaterThan(expected.length);
      const known = withoutInternet().map(nameOf);
      expect(all.filter((name) => !known.includes(name))).toEqual([]);
      expect(all).toEqual(expect.arrayContaining(expected.map(({ name }) => name)));
    });

    it('tells the log of reads whose were printed, and nobody else’s', async () => {
      // The deputy head prints nothing else here.
      const printed = async ({ id }: { readonly id: string }) =>
        (await read(head.get<ServedReads>(`/api/audit/reads?school=${schoolId}&pupil=${id}`))).reads.filter(
          ({ what, role }) => what === 'diary' && role === 'deputyHead',
        );
      const families = familiesOfClass();
      const others = pupilsToday().filter((one) => !families.includes(one));
      await download(head, classPdf(`week=${week}&withoutInternet=true`));
      for (const family of families) await until(async () => (await printed(family)).length > 0);
      for (const other of others) expect(await printed(other)).toEqual([]);
    });

    it('is for those whom the table of rights names', async () => {
      const [, other = ''] = day.pupilIds;
      expect(await refusal(day.guardian.get(`/api/pupils/${other}/diary.pdf?week=${week}`))).toEqual([
        ...[404, 'pupil-not-found'],
      ]);
      expect(await refusal(day.teacher.get(childPdf(`week=${week}`)))).toEqual([403, 'not-for-your-role']);
      for (const who of [day.guardian, admin]) {
        expect(await refusal(who.get(classPdf(`week=${week}`)))).toEqual([403, 'not-for-your-role']);
      }
      expect(await refusal(day.teacher.get(`/api/schools/${schoolId}/diaries.pdf?week=${week}`))).toEqual([
        ...[403, 'not-for-your-role'],
      ]);
    });

    it('refuses what is no week and no term by field, and what is too much', async () => {
      const refused = (query: string) => refusal(day.guardian.get(childPdf(query)));
      expect(await refused('week=2026-W99')).toEqual([400, 'invalid-input', 'week']);
      expect(await refused('week=now')).toEqual([400, 'invalid-input', 'week']);
      expect(await refused('')).toEqual([400, 'invalid-input', 'week']);
      expect(await refused(`week=${week}&term=t1`)).toEqual([400, 'invalid-input', 'term']);
      expect(await refused('term=none')).toEqual([404, 'term-not-found', 'term']);
      expect(await refused(`week=${week}&language=xx`)).toEqual([400, 'invalid-input', 'language']);
      expect(await refusal(head.get(classPdf(`week=${week}&withoutInternet=yes`)))).toEqual([
        ...[400, 'invalid-input', 'withoutInternet'],
      ]);
      const term = there(
        terms.find(({ from, to }) => from <= day.today && day.today <= to),
        'term of today',
      );
      const tooMuch = `/api/schools/${schoolId}/diaries.pdf?term=${term.termId}`;
      expect(await refusal(head.get(tooMuch))).toEqual([413, 'too-much-to-print']);
    });
  });

  describe('of a class’s summary sheet', () => {
    const summary = (kind: string, year: string) =>
      `/api/classes/${own.classId}/summary.${kind}?year=${year}`;

    it('has the grades that families see, as PDF and as a workbook', async () => {
      const yearId = there(terms[0], 'term').yearId;
      const { years } = await read(
        day.guardian.get<FinalGradesAnswer>(`/api/pupils/${day.child.id}/final-grades`),
      );
      const year = there(
        years.find(({ id }) => id === yearId),
        'year with grades',
      );
      const { headers, body } = await download(head, summary('xlsx', yearId));
      expect(headers.get('Content-Type')).toContain('spreadsheetml.sheet');
      const [final, ...others] = await readXlsx(body);
      expect(final?.name).toBe(`Final grades ${year.title}`.replaceAll('/', '-').slice(0, 31));
      const names = pupilsToday().map(({ name }) => name);
      const shown = [...(final?.cells ?? [])].flatMap(([place, { value }]) =>
        /^B\d+$/.test(place) && place !== 'B1' ? [value] : [],
      );
      expect(shown).toEqual(names);
      const subject = there(
        year.subjects.find((one) => one.terms.length > 0),
        'subject with a term grade',
      );
      const term = there(subject.terms[0], 'term grade');
      const sheet = others.find(({ name }) => name.startsWith(term.title));
      const column = [...(sheet?.cells ?? [])]
        .find(([, { value }]) => value === subject.title)?.[0]
        .slice(0, -1);
      const row = (names.indexOf(day.child.name) + 2).toString();
      expect(sheet?.cells.get(`${column ?? ''}${row}`)?.value.toString()).toBe(term.value);
      const pages = await pagesOf(day.teacher, summary('pdf', yearId), 'ru');
      expect(pages[0]).toContain(`Годовые оценки ${year.title} Сводная ведомость, класс ${own.title}`);
      for (const name of names) expect(pages[0]).toContain(name);
    });

    it('is for class teachers and deputy heads, of a year that there is', async () => {
      const yearId = there(terms[0], 'term').yearId;
      for (const who of [day.guardian, secretary]) {
        expect(await refusal(who.get(summary('xlsx', yearId)))).toEqual([403, 'not-for-your-role']);
      }
      expect(await refusal(head.get(summary('pdf', 'none')))).toEqual([404, 'year-not-found', 'year']);
      expect(await refusal(head.get(summary('xlsx', '')))).toEqual([400, 'invalid-input', 'year']);
    });
  });

  describe('of a journal page', () => {
    const path = (kind: string) => `/api/journal/pages/${day.pageId}.${kind}`;

    it('has what the page has, as a workbook without formulas', async () => {
      const page = await read(
        day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`, { 'X-Journal-Position': written }),
      );
      const { headers, body } = await download(day.teacher, path('xlsx'));
      expect(headers.get('X-Journal-Position')).toBe(page.position);
      const [grid, lessons] = await readXlsx(body);
      const cells = [...(grid?.cells ?? [])];
      const names = cells.flatMap(([place, { value }]) =>
        /^B\d+$/.test(place) && place !== 'B1' ? [value] : [],
      );
      expect(names).toEqual(page.pupils.map(({ name }) => name));
      const [, month = '', date = ''] = day.today.split('-');
      const ofLesson = cells.find(([, { value }]) => value === `${date}.${month} 8`);
      const column = there(ofLesson, 'column of the lesson')[0].slice(0, -1);
      const row = page.pupils.findIndex(({ id }) => id === day.child.id) + 2;
      expect(grid?.cells.get(`${column}${row.toString()}`)).toEqual({ value: 14, isFormula: false });
      const told = [...(lessons?.cells.values() ?? [])];
      expect(told.map(({ value }) => value)).toContain(TOPIC);
      expect(told.some(({ value }) => value.toString().includes(FORMULA))).toBe(true);
      expect([...cells.map(([, cell]) => cell), ...told].filter(({ isFormula }) => isFormula)).toEqual([]);
    });

    it('is a PDF too, for those who may read the page', async () => {
      const { headers, body } = await download(head, path('pdf'), 'ru');
      expect(headers.get('Content-Type')).toBe('application/pdf');
      const pages = await textOfPages(body);
      expect(pages[0]).toContain(day.child.name);
      expect(pages.join(' ')).toContain(TOPIC);
      expect(await refusal(day.guardian.get(path('pdf')))).toEqual([404, 'page-not-found']);
      expect(await refusal(secretary.get(path('xlsx')))).toEqual([404, 'page-not-found']);
      expect(await refusal(head.get('/api/journal/pages/no.such.page.pdf'))).toEqual([404, 'page-not-found']);
    });
  });

  itInBrowser('is drawn as it should be, and is reached from the pages', async () => {
    const browser = await openBrowser();
    try {
      await looksRight(browser);
      await isReached(browser);
    } finally {
      await browser.close();
    }
  });

  const looksRight = async (browser: Browser): Promise<void> => {
    const papers = [
      [childPdf(`week=${week}&language=ru`), day.guardian, A5],
      [`/api/journal/pages/${day.pageId}.pdf`, day.teacher, A4_LYING],
    ] as const;
    for (const [path, who, size] of papers) {
      const { png, ink, ...drawn } = await pictureOf(browser, (await download(who, path)).body);
      expect(drawn).toEqual(size);
      expect(png.length).toBeGreaterThan(1_000);
      // The head and what stands below it; the foot of a page may be blank.
      for (const part of ink.slice(0, 2)) expect(part).toBeGreaterThan(200);
    }
  };

  const isReached = async (browser: Browser): Promise<void> => {
    const failures: string[] = [];
    const save = async (page: Page, name: string): Promise<Buffer> => {
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return readFile(await saved.path());
    };
    const open = async (role: 'guardian' | 'teacher', path: string): Promise<Page> => {
      const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
      noteFailures(page, failures);
      await page.goto(`${school.url}${path}`);
      const { login, password } = school.signInOf(role);
      await signIn(page, login, password);
      return page;
    };
    const family = await open('guardian', `/diary/${day.child.id}/${week}`);
    expect((await textOfPages(await save(family, 'PDF'))).join(' ')).toContain(`Topic: ${TOPIC}`);
    await family.getByRole('link', { name: 'Final grades' }).click();
    const term = there(
      terms.find(({ from, to }) => from <= day.today && day.today <= to),
      'term of today',
    );
    expect(namesOn(await textOfPages(await save(family, term.title)))).toEqual([day.child.name]);
    await isRefusedInRussian(family, term.title);
    const teacher = await open('teacher', `/journal/${day.pageId}`);
    expect((await textOfPages(await save(teacher, 'PDF'))).join(' ')).toContain(TOPIC);
    expect(await readXlsx(await save(teacher, 'XLSX'))).toHaveLength(2);
    expect(failures).toEqual([]);
  };

  /** What the server refuses is told on the page, by its code in the reader's language. */
  const isRefusedInRussian = async (family: Page, paper: string): Promise<void> => {
    const [other] = pupilsToday().filter(({ id }) => id !== day.child.id);
    await family.getByLabel('Language', { exact: true }).selectOption('ru');
    await family.route(
      '**/diary.pdf?*',
      (route) =>
        route.continue({ url: route.request().url().replace(day.child.id, there(other, 'other').id) }),
      { times: 1 },
    );
    await family.getByRole('link', { name: paper, exact: true }).click();
    await family.getByRole('alert').getByText('Такого ученика среди доступных вам нет').waitFor();
    expect(await problemsEverywhere(family)).toEqual([]);
    await family.getByRole('link', { name: paper, exact: true }).click();
    await family.getByRole('status').getByText('сохранён в загрузках').waitFor();
    expect(await family.getByRole('alert').count()).toBe(0);
  };
});
