import { topics as english } from '../../notices/texts/en.topics.js';
import { topics as russian } from '../../notices/texts/ru.topics.js';
import type { Language } from '../../notices/preferences/preferences.values.js';
import type { Content, Document } from '../../pdf/document.js';
import type { ShownNotice } from '../../notices/operation/shown-notice.js';
import type {
  ExportedBlogComment,
  ExportedFact,
  ExportedMessage,
  ExportedQuestionText,
  ExportedRead,
  ExportedWording,
  OwnRead,
  PersonExport,
  PersonHead,
  PersonLists,
} from './person-export.js';
import { EN, RU, type ExportWords } from './words.js';

/** As many rows of a list are printed; the JSON has all of them. */
const MOST_ROWS = 3_000;

/** An export to be read and printed. */
export const pdfDocumentOf = async (
  { head, lists, timeZone }: PersonExport,
  language: Language,
  mostRows = MOST_ROWS,
): Promise<Document> => {
  const words = language === 'ru' ? RU : EN;
  const at = instantsOf(language, timeZone);
  const topics: Readonly<Record<string, { readonly subject: string } | undefined>> =
    language === 'ru' ? russian : english;
  const listed = async <Row>(
    list: keyof PersonLists,
    rows: AsyncIterable<Row>,
    cellsOf: (row: Row) => readonly string[],
  ): Promise<Content[]> => {
    const body: (readonly string[])[] = [];
    let isMore = false;
    for await (const row of rows) {
      isMore = body.length === mostRows;
      if (isMore) break;
      body.push(cellsOf(row));
    }
    const heading = { text: words.headings[list], style: 'heading' };
    if (body.length === 0) return [heading, words.none];
    return [
      heading,
      ...(isMore ? [words.more(mostRows)] : []),
      {
        table: { headerRows: 1, widths: WIDTHS[list], body: [words.columns[list], ...body] },
        layout: 'lightHorizontalLines',
        fontSize: 8,
      },
    ];
  };
  return {
    pageSize: 'A4',
    language,
    defaultStyle: { fontSize: 10 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 6] },
      heading: { fontSize: 13, bold: true, margin: [0, 14, 0, 4] },
    },
    footer: (page, pages) => ({
      text: `${page.toString()} / ${pages.toString()}`,
      alignment: 'center',
      fontSize: 8,
    }),
    content: [
      { text: words.title, style: 'title' },
      words.madeAt(at(head.madeAt)),
      ...aboutThePerson(head, words, at),
      ...(await listed('events', lists.events, (fact) => factCells(fact, words, at))),
      ...(await listed('readBy', lists.readBy, (row) => readByCells(row, at))),
      ...(await listed('read', lists.read, (row) => ownReadCells(row, at))),
      ...(await listed('notices', lists.notices, (row) => noticeCells(row, topics, at))),
      ...(await listed('messages', lists.messages, (row) => messageCells(row, at))),
      ...(await listed('questions', lists.questions, (row) => questionCells(row, words, at))),
      ...(await listed('blogPosts', lists.blogPosts, (row) => wordingCells(row, words, at))),
      ...(await listed('blogComments', lists.blogComments, (row) => commentCells(row, words, at))),
    ],
  };
};

const WIDTHS = {
  events: [75, 85, '*', 90],
  readBy: [75, '*', 140, 35],
  read: [75, 140, '*', 35],
  notices: [75, '*', 60, 70],
  messages: [75, 120, '*'],
  questions: [75, 120, '*'],
  blogPosts: [75, 120, '*'],
  blogComments: [75, '*'],
} as const;

type Instants = (instant: string) => string;

const instantsOf = (language: Language, timeZone: string): Instants => {
  const format = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    ...{ dateStyle: 'short', timeStyle: 'short', timeZone },
  });
  return (instant) => format.format(new Date(instant));
};

const aboutThePerson = (head: PersonHead, words: ExportWords, at: Instants): Content[] => {
  const { person, guardians, children, accounts, sessions, secondFactors, diaryVisits, classes } = head;
  const headed = (heading: keyof ExportWords['headings'], lines: readonly string[]): Content[] =>
    lines.length === 0 ? [] : [{ text: words.headings[heading], style: 'heading' }, { ul: lines }];
  const rows = person.erased
    ? []
    : (Object.keys(words.personal) as (keyof ExportWords['personal'])[]).flatMap((field) => {
        const value = person.personal[field];
        return value === undefined ? [] : [[words.personal[field], value]];
      });
  return [
    { text: person.id, fontSize: 8, color: '#555555', margin: [0, 4, 0, 4] },
    rows.length === 0 ? words.erased : { table: { widths: [140, '*'], body: rows }, layout: 'noBorders' },
    ...headed(
      'guardians',
      guardians.map(({ name }) => name),
    ),
    ...headed(
      'children',
      children.map(({ name }) => name),
    ),
    ...headed(
      'accounts',
      accounts.map(({ roles, ended }) =>
        [
          ...roles.map(({ role, school }) => `${words.roles[role]}, ${school.name}`),
          ...(ended ? [words.ended] : []),
        ].join('; '),
      ),
    ),
    ...headed(
      'sessions',
      sessions.map(({ browser, system, network, startedAt, seenAt }) =>
        [words.session(at(startedAt), at(seenAt)), browser, system, network].join(', '),
      ),
    ),
    ...headed(
      'secondFactors',
      secondFactors.map(({ kind, addedAt, browser, system }) =>
        [words.secondFactors[kind], at(addedAt), browser, system].filter(Boolean).join(', '),
      ),
    ),
    ...headed(
      'diaryVisits',
      diaryVisits.map(({ pupil, lookedAt }) => `${pupil.name}, ${at(lookedAt)}`),
    ),
    ...headed(
      'classes',
      classes.map(({ title, from, until }) => `${title}: ${from} – ${until ?? '…'}`),
    ),
  ];
};

const factCells = (fact: ExportedFact, words: ExportWords, at: Instants): readonly string[] => {
  const { type, kind, page, date, from, to, reason, texts, actor } = fact;
  const change = from === undefined ? to : `${from} → ${to ?? '—'}`;
  const details = [
    page?.subject,
    page?.group,
    date,
    change,
    reason,
    ...texts.filter((text) => text !== reason),
  ];
  return [
    at(fact.at),
    `${words.kinds[kind]} (${spaced(type)})`,
    details.filter((detail) => detail !== undefined && detail !== '').join('; '),
    actor.name,
  ];
};

const readByCells = ({ first, reader, what, count }: ExportedRead, at: Instants): readonly string[] => [
  at(first),
  reader.name,
  spaced(what),
  count.toString(),
];

const ownReadCells = ({ first, what, of, count }: OwnRead, at: Instants): readonly string[] => [
  at(first),
  spaced(what),
  of,
  count.toString(),
];

const noticeCells = (
  { at: when, kind, channel, state }: ShownNotice,
  topics: Readonly<Record<string, { readonly subject: string } | undefined>>,
  at: Instants,
): readonly string[] => [at(when), topics[kind]?.subject ?? kind, channel, state];

const messageCells = (
  { at: when, author, text, files = [] }: ExportedMessage,
  at: Instants,
): readonly string[] => [
  ...[at(when), author.name, [text ?? '—', ...files.map(({ name }) => name)].join('\n')],
];

const questionCells = (
  { at: when, as, text }: ExportedQuestionText,
  words: ExportWords,
  at: Instants,
): readonly string[] => [at(when), words.parts[as], text ?? '—'];

const wordingCells = (
  { at: when, title, text, withdrawnAt }: ExportedWording,
  words: ExportWords,
  at: Instants,
): readonly string[] => [at(when), title ?? '—', withWithdrawal(text, withdrawnAt, words, at)];

const commentCells = (
  { at: when, text, withdrawnAt }: ExportedBlogComment,
  words: ExportWords,
  at: Instants,
): readonly string[] => [at(when), withWithdrawal(text, withdrawnAt, words, at)];

const withWithdrawal = (
  text = '—',
  withdrawnAt: string | undefined,
  words: ExportWords,
  at: Instants,
): string => (withdrawnAt === undefined ? text : `${text}\n${words.withdrawn(at(withdrawnAt))}`);

/** `GradeCorrected` as `grade corrected`: the facts' own names, which every other answer tells too. */
const spaced = (name: string): string => name.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase();
