import type { Scope } from './bundle-format.js';
import type { Words } from './words.js';

const rules = new Intl.PluralRules('ru');
const counted = (count: number, one: string, few: string, many: string): string => {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few };
  return `${count.toString()} ${forms[rules.select(count)] ?? many}`;
};
const events = (count: number): string => counted(count, 'событие', 'события', 'событий');
const leaves = (count: number): string => counted(count, 'лист', 'листа', 'листов');

const inTerm = (term: string | undefined): string => (term === undefined ? '' : ` за период ${term}`);

const scopeSentence = (scope: Scope): string => {
  switch (scope.kind) {
    case 'grade':
      return `оценка ${scope.grade} ученика ${scope.pupil}`;
    case 'pupil':
      return `ученик ${scope.pupil}${inTerm(scope.term)}`;
    case 'class':
      return `класс ${scope.class}${inTerm(scope.term)}`;
    case 'term':
      return `период ${scope.term}`;
    case 'school':
      return `школа ${scope.school}`;
    case 'everything':
      return 'весь журнал';
  }
};

export const ru: Words = {
  proven: {
    signed: ({ origin, size, keys }) =>
      `Контрольная точка (${leaves(size)}) принадлежит логу ${origin} и подписана ключом ${keys}.`,
    cosigned: ({ witness, at }) =>
      `Свидетель ${witness} видел эту контрольную точку, и никакой другой того же размера, ${at}.`,
    enoughCosigned: () => 'Контрольную точку подписало столько свидетелей, сколько требует ваша политика.',
    included: ({ events: count, size }) =>
      `Все события пакета (${count.toString()}) стоят в логе такими, как здесь; в контрольной точке ${leaves(size)}.`,
    consistent: ({ size }) =>
      `Лог начинается с вашей контрольной точки (${leaves(size)}): с тех пор ничего в ней не изменено, не удалено и не переставлено.`,
    consistentWithEarlier: ({ count, first }) =>
      `Лог начинается с каждой из более ранних контрольных точек пакета (их ${count.toString()}, в наименьшей ${leaves(first)}).`,
    wholeStream: ({ stream, events: count }) =>
      `${stream}: целиком. До контрольной точки в логе ${events(count)}, и все они здесь, по порядку.`,
    countedStream: ({ stream, logged, shown }) =>
      `${stream}: до контрольной точки в логе ${events(logged)}; здесь из них ${shown.toString()}, каждое на своём месте.`,
    nothingNewer: ({ stream }) =>
      `${stream}: нет событий новее последнего из показанных, значит, после него до контрольной точки ничего не менялось.`,
    wholeLog: ({ size }) => `Здесь весь лог (${leaves(size)}): ничего не пропущено.`,
    indexReplayed: ({ entries }) =>
      `Все индексные записи (${entries.toString()}) верно считают то, что есть в логе.`,
    ofScope: () =>
      'Всё в пакете относится к тому, о чём он, и каждое событие — к тому ученику, к которому должно.',
    displayed: ({ displayed }) =>
      `То, что показывает журнал (оценок со всеми изменениями: ${displayed.toString()}), следует из этих событий; каждое изменение начинается с того, чем кончилось предыдущее.`,
  },
  unproven: {
    ownKey: ({ keys }) =>
      `Что это ключ лога: о нём говорит только сам пакет (${keys}). Узнайте ключ из другого источника и укажите его через --key или --policy.`,
    noWitness: () =>
      'Что всем показан один и тот же лог: эту контрольную точку не подписал ни один известный вам свидетель. Укажите их ключи через --policy или --key или сравните контрольные точки с другими.',
    nothingOlder: () =>
      'Что лог не переписан с некоторого дня: укажите сохранённую вами контрольную точку через --checkpoint.',
    undisclosed: ({ stream, undisclosed, newer }) =>
      `${stream}: что сказано в остальных событиях (их ${undisclosed.toString()}); от них здесь только хеши, и новее последнего показанного ${newer.toString()}. Любое из них может касаться того же: что ни одно не касается, видно только из потока целиком.`,
    indexByWord: () =>
      'Что индексные записи учитывают все события: на них держится полнота. Записи открыты, и тот, кто пересчитает их все, найдёт ложную (journal log monitor).',
    streamsByWord: () =>
      'Что сюда не относятся другие потоки: какие есть страницы, говорит сама школа. Пакет обо всём показывает все.',
    namesByWord: () =>
      'Имена в report.html и то, что сказано в запечатанных текстах: сверяйте с событиями идентификаторы, значения и время.',
    truth: () =>
      'Что записанное правда и записано тогда, когда сказано: доказано лишь, что с попадания в лог ничего не изменилось.',
  },
  wrong: {
    noBundle: ({ why }) => `Это не пакет доказательств. ${why}`,
    missingFile: ({ file }) => `Нет файла ${file}.`,
    extraFile: ({ file }) => `Файла ${JSON.stringify(file)} в пакете быть не должно.`,
    duplicateFile: ({ file }) => `Файл ${JSON.stringify(file)} встречается больше одного раза.`,
    tooLarge: ({ file }) => `Файл ${file} больше, чем может быть в пакете.`,
    malformed: ({ file, line, why }) =>
      `${file}${line > 0 ? `:${line.toString()}` : ''} записан не так, как нужно: ${why}.`,
    otherContents: ({ what, said, found }) =>
      `В manifest.json сказано ${what}: ${said.toString()}, а на деле ${found.toString()}.`,
    badCheckpoint: ({ which, why }) => `${which}: этой контрольной точке нельзя верить. ${why}`,
    badKey: ({ why }) => `В keys.txt есть что-то, что не ключ. ${why}`,
    otherLog: ({ which, origin, expected }) =>
      `${which}: контрольная точка другого лога, ${origin}, а не ${expected}.`,
    unsigned: ({ which }) => `${which}: нет подписи ключом лога.`,
    tooFewCosigned: () => 'Контрольную точку подписало меньше свидетелей, чем требует ваша политика.',
    olderThanKnown: ({ size, known }) =>
      `Пакет старше контрольной точки, которая у вас есть: ${leaves(size)} против ${known.toString()}. Что было между ними, не показано; запросите новый пакет.`,
    splitView: ({ size }) =>
      `РАЗДВОЕНИЕ ЛОГА: у двух контрольных точек одного размера (${leaves(size)}) разные корни. Лог показывает разным людям разную историю; вместе эти две точки это доказывают.`,
    rewritten: ({ size, newer }) =>
      `Лог переписан: его ${leaves(newer)} начинаются не с контрольной точки размера ${size.toString()}.`,
    consistencyNotShown: ({ size }) =>
      `Пакет не показывает, начинается ли лог с контрольной точки размера ${size.toString()}: запросите пакет, сделанный с --since и этой точкой.`,
    changedEvent: ({ leaf, stream, revision }) =>
      `Событие ${revision.toString()} потока ${stream} (лист ${leaf.toString()}) изменено: у его содержания другой хеш.`,
    otherRoot: ({ size }) =>
      `События, записи и хеши пакета не ведут к корню контрольной точки (${leaves(size)}): какие-то из них не те, что в логе.`,
    missingHash: ({ level, index }) => `Нет хеша ${index.toString()} уровня ${level.toString()}.`,
    needlessHash: ({ level, index }) =>
      `Хеша ${index.toString()} уровня ${level.toString()} в доказательстве быть не должно.`,
    badLeaf: ({ leaf }) => `Лист ${leaf.toString()} не может быть тем, чем его называет пакет.`,
    twiceAtLeaf: ({ leaf }) => `О листе ${leaf.toString()} в пакете сказано дважды.`,
    missingEntry: ({ leaf }) =>
      `Нет записи листа ${leaf.toString()}: могут быть пропущены события после последней индексной записи.`,
    duplicateEvent: ({ id }) => `Событие ${id} встречается больше одного раза.`,
    duplicateStream: ({ stream }) => `${stream}: поток назван больше одного раза.`,
    unlistedStream: ({ stream }) => `Есть события потока ${stream}, который не назван.`,
    firstEventMissing: ({ stream }) => `${stream}: нет первого события, по которому лог называет поток.`,
    wrongTag: ({ stream }) => `${stream}: лог называет поток не по его первому событию.`,
    gap: ({ stream, revision }) => `${stream}: нет события ${revision.toString()}.`,
    twiceInStream: ({ stream, revision }) =>
      `${stream}: событие ${revision.toString()} встречается больше одного раза.`,
    wrongPlace: ({ stream, revision, leaf }) =>
      `${stream}: событие ${revision.toString()} — не то, что на листе ${leaf.toString()}; события переставлены.`,
    eventsMissing: ({ stream, known, logged }) =>
      `${stream}: в логе ${events(logged)}, а пакет знает о ${known.toString()}: часть пропущена.`,
    eventsTooMany: ({ stream, known, logged }) =>
      `${stream}: по индексной записи ${events(logged)}, а в пакете их ${known.toString()}: индексная запись ложна.`,
    forgedCount: ({ stream }) => `${stream}: число событий не то, что в последней индексной записи.`,
    missingCount: ({ stream }) => `${stream}: не сказано, сколько событий было у последней индексной записи.`,
    forgedIndex: ({ leaf }) =>
      `Индексная запись на листе ${leaf.toString()} ложна: она считает не те события, что до неё.`,
    falseBeginning: ({ leaf }) =>
      `Запись листа ${leaf.toString()} продолжает поток, который не начинался, или начинает его второй раз.`,
    logNotWhole: ({ size, known }) =>
      `В пакете должен быть весь лог, а есть ${known.toString()} из ${size.toString()}.`,
    otherStream: ({ stream }) =>
      `${stream} не относится к тому, о чём пакет, или раскрыт не так, как должен.`,
    otherPupil: ({ leaf, pupil }) => `Событие на листе ${leaf.toString()} — о другом ученике: ${pupil}.`,
    otherGrade: ({ leaf }) => `Событие на листе ${leaf.toString()} — о другой оценке.`,
    gradeMissing: ({ grade }) => `Нет события, которым поставлена оценка ${grade}.`,
    impossible: ({ leaf, why }) =>
      `Событие на листе ${leaf.toString()} не может следовать за предыдущими. ${why}`,
    brokenChain: ({ what, from, was }) =>
      `${what}: изменение говорит, что оценка была ${JSON.stringify(from)}, а была ${JSON.stringify(was)}: что-то между ними пропущено.`,
    displayedOtherwise: ({ what, field }) =>
      `${what}: журнал показывает не то, что говорят события (${field}).`,
    displayedUnfounded: ({ what }) =>
      `${what}: журнал это показывает, но ни одно событие об этом не говорит.`,
    displayedTwice: ({ what }) => `${what}: показано дважды.`,
    notDisplayed: ({ what }) => `${what}: события об этом говорят, а журнал этого не показывает.`,
  },
  scope: scopeSentence,
  headings: { proven: 'ДОКАЗАНО', unproven: 'НЕ ДОКАЗАНО', wrong: 'НЕВЕРНО' },
  verdict: {
    holds: 'Всё, что проверено, верно.',
    fails: (wrongs) => `Пакет неверен, замечаний: ${wrongs.toString()}.`,
  },
  about: 'О чём пакет',
  more: (count) => `… и ещё ${count.toString()} таких же`,
  usage: `node verify.mjs <пакет.zip> [--checkpoint <старая.txt>]… [--policy <политика.txt> | --key <vkey>…] [--language en|ru] [--json]

  --checkpoint  опубликованная раньше и сохранённая вами контрольная точка: лог должен с неё начинаться
  --policy      кому верить: ключи лога, свидетели и сколько их нужно (C2SP tlog-policy)
  --key         ключ лога или свидетеля в виде vkey

Код завершения: 0 — всё проверенное верно, 1 — что-то неверно, 2 — проверить не удалось.`,
  cannotRead: (what, why) => `${what} не читается: ${why}`,
};
