/**
 * What a guess begins with: the words that people take for passwords everywhere, those of this journal, and the latter
 * as they come out where Russian is typed on Latin keys. Lower case, at least four letters.
 */
const WORDS = [
  ...[
    'password',
    'passwort',
    'passw',
    'pass',
    'welcome',
    'letmein',
    'login',
    'signin',
    'admin',
    'secret',
    'qwerty',
  ],
  ...[
    'user',
    'test',
    'master',
    'dragon',
    'monkey',
    'football',
    'iloveyou',
    'love',
    'sunshine',
    'princess',
    'hello',
  ],
  ...[
    'school',
    'journal',
    'diary',
    'teacher',
    'pupil',
    'student',
    'guardian',
    'parent',
    'deputyhead',
    'class',
  ],
  ...[
    'grade',
    'lesson',
    'homework',
    'change',
    'changeme',
    'default',
    'temporary',
    'winter',
    'spring',
    'summer',
  ],
  ...['autumn', 'january', 'september', 'moscow', 'russia'],
  ...[
    'пароль',
    'журнал',
    'дневник',
    'школа',
    'школьный',
    'учитель',
    'ученик',
    'родитель',
    'оценка',
    'урок',
    'класс',
  ],
  ...['привет', 'любовь', 'москва', 'россия', 'админ', 'секрет', 'мама', 'папа'],
  ...['gfhjkm', ';ehyfk', 'lytdybr', 'irjkf', 'exbntkm', 'exybr', 'ghbdtn', 'k.,jdm', 'vjcrdf', 'hjccbz'],
].toSorted((a, b) => b.length - a.length);

const ROWS = [
  ...['`1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'],
  ...['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', '!@#$%^&*()_+', '1qaz', '2wsx', '3edc', '4rfv'],
];

const IN_PLACE_OF: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' },
};

const SHORTEST_RUN = 3;
/** NIST SP 800-63B §3.1.1.2: fewer characters than eight are guessed. */
const FEWEST_UNITS = 8;

/**
 * Whether a password is among the first that are guessed: repeated characters, sequences, rows of keys, years and
 * well-known words, whatever they are strung together with. Each of these is worth no more than one character.
 */
export const isGuessable = (password: string): boolean => {
  const text = password.normalize('NFKC').toLowerCase();
  const unit = repeatedUnit(text);
  return (unit === text ? unitsIn(text) : unitsIn(unit) + 1) < FEWEST_UNITS;
};

const unitsIn = (text: string): number => {
  const plain = Array.from(text, (sign) => IN_PLACE_OF[sign] ?? sign).join('');
  let units = 0;
  for (let at = 0; at < text.length; units++) {
    const taken = [
      ...[wordAt(text, at), wordAt(plain, at), yearAt(text, at), rowAt(text, at)],
      ...[-1, 0, 1].map((step) => runAt(text, at, step)),
    ];
    at += Math.max(1, ...taken);
  }
  return units;
};

const wordAt = (text: string, at: number): number =>
  WORDS.find((word) => text.startsWith(word, at))?.length ?? 0;

const yearAt = (text: string, at: number): number => (/^(?:19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0);

/** How many characters follow on each other in the order of letters and digits, or are the same where `step` is 0. */
const runAt = (text: string, at: number, step: number): number => {
  let end = at + 1;
  while (end < text.length && text.charCodeAt(end) - text.charCodeAt(end - 1) === step) end++;
  return end - at >= SHORTEST_RUN ? end - at : 0;
};

/** How many characters lie beside each other on a keyboard, from left to right or back. */
const rowAt = (text: string, at: number): number => Math.max(...ROWS.map((row) => alongRow(row, text, at)));

const alongRow = (row: string, text: string, at: number): number => {
  const start = row.indexOf(text.charAt(at));
  if (start < 0) return 0;
  const along = [1, -1].map((step) => {
    let end = 1;
    while (at + end < text.length && row.charAt(start + end * step) === text.charAt(at + end)) end++;
    return end;
  });
  const longest = Math.max(...along);
  return longest >= SHORTEST_RUN ? longest : 0;
};

/** The shortest text that makes up this one when it is written twice or more often; the text itself where none does. */
const repeatedUnit = (text: string): string => {
  for (let length = 1; length <= text.length / 2; length++) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
};
