import type { GradeLink } from '../../../projections/grade-history/read-model.js';
import { escaped } from '../../http/escaped.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { Language } from './verifier/bundle-format.js';

export interface ReportedChange {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly what: GradeLink['what'];
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly late: boolean;
}

export interface ReportedChain {
  readonly kind: 'grade' | 'termGrade' | 'finalGrade';
  /** What it is known by in the events. */
  readonly id: string;
  readonly pupil: string;
  readonly subject: string;
  /** Of a grade: its kind of work; of a term grade its term, of a final grade its year. */
  readonly title: string;
  readonly date?: CivilDate;
  readonly changes: readonly ReportedChange[];
}

export interface Report {
  readonly language: Language;
  /** Of the school. */
  readonly timeZone: string;
  readonly school: string;
  readonly origin: string;
  readonly size: number;
  /** Of the checkpoint, in base64. */
  readonly root: string;
  readonly chains: readonly ReportedChain[];
  /** How many more there are, which stand in `displayed.jsonl` only. */
  readonly omitted: number;
}

interface Words {
  readonly title: string;
  readonly school: string;
  readonly log: string;
  readonly checkpoint: (leaves: number) => string;
  readonly times: (zone: string) => string;
  readonly unchecked: string;
  readonly omitted: (count: number) => string;
  readonly none: string;
  readonly kinds: Readonly<Record<ReportedChain['kind'], string>>;
  readonly columns: readonly string[];
  readonly what: Readonly<Record<ReportedChange['what'], string>>;
  readonly late: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Grades with all their changes',
    school: 'School',
    log: 'Transparency log',
    checkpoint: (leaves) => `checkpoint of ${leaves.toString()} leaves, root`,
    times: (zone) => `Times are those of ${zone}.`,
    unchecked:
      'This page is for reading. What is proven is what verify.mjs says of the files beside it; names are the school’s word.',
    omitted: (count) => `${count.toString()} more are in displayed.jsonl.`,
    none: 'There are no grades.',
    kinds: { grade: 'Grade', termGrade: 'Term grade', finalGrade: 'Final grade' },
    columns: ['When', 'What', 'Grade', 'By', 'Reason'],
    what: {
      given: 'given',
      corrected: 'corrected',
      annulled: 'annulled',
      debtMarked: 'debt marked',
      debtSettled: 'debt settled',
      debtWithdrawn: 'debt withdrawn',
    },
    late: 'late',
  },
  ru: {
    title: 'Оценки со всеми изменениями',
    school: 'Школа',
    log: 'Лог прозрачности',
    checkpoint: (leaves) => `контрольная точка, листьев ${leaves.toString()}, корень`,
    times: (zone) => `Время указано по поясу ${zone}.`,
    unchecked:
      'Эта страница для чтения. Доказано то, что говорит verify.mjs о файлах рядом с ней; имена называет сама школа.',
    omitted: (count) => `Ещё ${count.toString()} — в displayed.jsonl.`,
    none: 'Оценок нет.',
    kinds: { grade: 'Оценка', termGrade: 'Оценка за учебный период', finalGrade: 'Годовая оценка' },
    columns: ['Когда', 'Что', 'Оценка', 'Кто', 'Причина'],
    what: {
      given: 'поставлена',
      corrected: 'исправлена',
      annulled: 'аннулирована',
      debtMarked: 'долг записан',
      debtSettled: 'долг закрыт',
      debtWithdrawn: 'долг снят',
    },
    late: 'с опозданием',
  },
};

const STYLE = `
  :root { font: 15px/1.45 system-ui, sans-serif; color: #111; background: #fff; }
  main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 0.3rem; }
  p, dl { margin: 0.4rem 0; } dt { float: left; margin-right: 0.5em; color: #555; } dd { margin: 0; }
  code, .id { font: 0.8rem ui-monospace, monospace; color: #555; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.5rem; border: 1px solid #999; }
  td { overflow-wrap: anywhere; } td:nth-child(-n+3) { white-space: nowrap; }
  thead { display: table-header-group; }
  @media print {
    @page { margin: 15mm; }
    :root { font-size: 10pt; } main { max-width: none; margin: 0; padding: 0; }
    h2 { break-after: avoid; } tr { break-inside: avoid; } section { break-inside: auto; }
  }`;

/** What the journal displays, as a page to read and to print, which asks nothing of the network. */
export const reportPage = (report: Report): string => {
  const { language, school, origin, size, root, timeZone, chains, omitted } = report;
  const words = WORDS[language];
  const timeOf = timesIn(timeZone, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.title)} · ${escaped(school)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escaped(words.title)}</h1>
<dl>
<dt>${escaped(words.school)}</dt><dd>${escaped(school)}</dd>
<dt>${escaped(words.log)}</dt><dd>${escaped(origin)}, ${escaped(words.checkpoint(size))} <code>${escaped(root)}</code></dd>
</dl>
<p>${escaped(words.times(timeZone))} ${escaped(words.unchecked)}</p>
${chains.length === 0 ? `<p>${escaped(words.none)}</p>` : chains.map((chain) => section(chain, words, timeOf)).join('\n')}
${omitted > 0 ? `<p>${escaped(words.omitted(omitted))}</p>` : ''}
</main>
</body>
</html>
`;
};

const section = (
  { kind, id, pupil, subject, title, date, changes }: ReportedChain,
  words: Words,
  timeOf: (instant: string) => string,
): string => `<section>
<h2>${[pupil, subject, `${words.kinds[kind]}: ${title}`, date ?? '']
  .filter((part) => part !== '')
  .map(escaped)
  .join(' · ')}</h2>
<p class="id">${escaped(id)}</p>
<table>
<thead><tr>${words.columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('')}</tr></thead>
<tbody>
${changes.map((change) => row(change, words, timeOf)).join('\n')}
</tbody>
</table>
</section>`;

const row = (
  { at, by, what, from, to, reason, late }: ReportedChange,
  words: Words,
  timeOf: (instant: string) => string,
): string => {
  const said = `${words.what[what]}${late ? `, ${words.late}` : ''}`;
  const grade = [from, to].filter((value) => value !== undefined).join(' → ');
  const shown = what === 'annulled' ? `<del>${escaped(grade)}</del>` : escaped(grade);
  const cells = [escaped(timeOf(at)), escaped(said), shown, escaped(by), escaped(reason ?? '')];
  return `<tr>${cells.map((cell) => `<td dir="auto">${cell}</td>`).join('')}</tr>`;
};

/** To the second, since changes may follow each other closely. */
const timesIn = (timeZone: string, language: Language): ((instant: string) => string) => {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', {
    ...{ timeZone, dateStyle: 'medium', timeStyle: 'medium' },
  });
  return (instant) => format.format(new Date(instant));
};
