import { parseCheckpoint } from '../../audit/transparency/checkpoint.js';
import type { Language } from '../../notices/preferences/preferences.values.js';
import type { Document } from '../../pdf/document.js';
import { DESTROYED_KINDS, type DestroyedKind } from './destruction.js';
import type { ErasureAct } from './erasure-act.js';
import type { ErasureGround } from './grounds.values.js';

interface ActWords {
  readonly title: string;
  readonly intro: string;
  readonly rows: readonly [string, string, string, string, string, string];
  readonly grounds: Readonly<Record<ErasureGround, string>>;
  readonly destroyed: string;
  readonly key: string;
  readonly kinds: Readonly<Record<DestroyedKind, string>>;
  readonly log: string;
  readonly proof: string;
}

const EN: ActWords = {
  title: 'Act of erasure of personal data',
  intro:
    'The key was destroyed that all personal data and free texts about this person were encrypted with. They can’t be read again, by anybody; the journal’s records stay, under the id alone.',
  rows: ['Person', 'School', 'Ground', 'Ordered', 'By account', 'Carried out'],
  grounds: {
    request: 'at the request of the person or a guardian',
    consentWithdrawn: 'the consent was withdrawn',
    retentionEnded: 'the time of retention is over',
    order: 'by order of a court or an authority',
  },
  destroyed: 'What was destroyed',
  key: 'the data key',
  kinds: {
    sessions: 'sessions',
    credentials: 'passwords',
    attempts: 'counters of sign-in attempts',
    secondFactors: 'second factors: authenticator programs and passkeys',
    enrolments: 'second factors that were begun',
    spareCodes: 'digests of spare codes',
    devices: 'known devices',
    diaryVisits: 'how far a diary had been seen',
    signIns: 'sealed sign-in names',
    messages: 'messages kept',
    proofs: 'files of the portfolio',
    notices: 'notices of the ledger',
  },
  log: 'Extract of the transparency log',
  proof: 'The JSON of this act has the proof that leads from the record to the checkpoint.',
};

const RU: ActWords = {
  title: 'Акт об уничтожении персональных данных',
  intro:
    'Уничтожен ключ, которым были зашифрованы все персональные данные этого человека и тексты о нём. Прочесть их больше не может никто; записи журнала остаются под одним лишь номером.',
  rows: ['Человек', 'Школа', 'Основание', 'Предписано', 'Учётная запись', 'Исполнено'],
  grounds: {
    request: 'по требованию самого человека или законного представителя',
    consentWithdrawn: 'согласие отозвано',
    retentionEnded: 'срок хранения истёк',
    order: 'по решению суда или уполномоченного органа',
  },
  destroyed: 'Что уничтожено',
  key: 'ключ данных',
  kinds: {
    sessions: 'сеансы',
    credentials: 'пароли',
    attempts: 'счётчики попыток входа',
    secondFactors: 'вторые факторы: программы с кодами и ключи доступа',
    enrolments: 'начатые подключения второго фактора',
    spareCodes: 'отпечатки запасных кодов',
    devices: 'известные устройства',
    diaryVisits: 'до какого места был просмотрен дневник',
    signIns: 'зашифрованные имена для входа',
    messages: 'сохранённые сообщения',
    proofs: 'файлы портфолио',
    notices: 'уведомления в реестре',
  },
  log: 'Выписка из журнала прозрачности',
  proof: 'В JSON этого акта есть доказательство, которое ведёт от записи к контрольной точке.',
};

/** An act to be printed and filed. */
export const actDocument = (act: ErasureAct, language: Language): Document => {
  const words = language === 'ru' ? RU : EN;
  const { origin, size, root } = parseCheckpoint(act.log.checkpoint);
  const values = [
    act.personId,
    act.schoolId,
    words.grounds[act.ground],
    act.orderedAt,
    `${act.by.accountId} (${act.by.role})`,
    act.finishedAt,
  ];
  const counted = DESTROYED_KINDS.flatMap((kind) => {
    const count = act.destroyed[kind];
    return count === undefined ? [] : [`${words.kinds[kind]}: ${count.toString()}`];
  });
  return {
    pageSize: 'A4',
    language,
    defaultStyle: { fontSize: 11 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 10] },
      heading: { fontSize: 13, bold: true, margin: [0, 14, 0, 4] },
    },
    content: [
      { text: words.title, style: 'title' },
      words.intro,
      {
        table: { widths: [110, '*'], body: words.rows.map((row, index) => [row, values[index] ?? '']) },
        layout: 'noBorders',
        margin: [0, 10, 0, 0],
      },
      { text: words.destroyed, style: 'heading' },
      { ul: [words.key, ...counted] },
      { text: words.log, style: 'heading' },
      { text: `${origin}\n${size.toString()}\n${root.toString('base64')}`, fontSize: 9 },
      {
        text: `${act.eventId} · ${act.logPosition} · ${act.log.leaf.toString()}`,
        fontSize: 9,
        margin: [0, 4, 0, 4],
      },
      words.proof,
    ],
  };
};
