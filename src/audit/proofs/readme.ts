import type { Hash } from '../transparency/merkle.js';
import type { Language } from './verifier/bundle-format.js';

interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

const en = ({ origin, size, root }: Head): string => `PROOF BUNDLE OF A SCHOOL JOURNAL

report.html   what the journal displays, to read and to print
verify.mjs    checks this bundle on your own computer, without the internet: it needs Node.js 20.19 or newer

    node verify.mjs bundle.zip

A school that cheats would hand out a verifier that cheats. Take verify.mjs from the School Journal project, or from
somebody you trust, and check any school's bundle with it. Get the log's key from elsewhere too, and give it:

    node verify.mjs bundle.zip --key <key> --checkpoint <checkpoint.txt that you kept from an earlier bundle>

Keep checkpoint.txt of this bundle. Together with a later bundle it shows that nothing was changed in between:

    log    ${origin}
    leaves ${size.toString()}
    root   ${root.toString('base64')}

The other files hold the events, as the journal stores them, and the hashes that lead from them to the checkpoint.
Their format is told in docs/transparency-log.md of the project, so that anybody can write another verifier.
`;

const ru = ({ origin, size, root }: Head): string => `ПАКЕТ ДОКАЗАТЕЛЬСТВ ШКОЛЬНОГО ЖУРНАЛА

report.html   то, что показывает журнал: прочесть и напечатать
verify.mjs    проверяет этот пакет на вашем компьютере без интернета; нужен Node.js 20.19 или новее

    node verify.mjs bundle.zip --language ru

Школа, которая обманывает, приложила бы обманывающую программу проверки. Возьмите verify.mjs из проекта School Journal
или у того, кому верите, и проверяйте им пакеты любой школы. Ключ лога тоже узнайте из другого источника и укажите:

    node verify.mjs bundle.zip --key <ключ> --checkpoint <checkpoint.txt из прежнего пакета>

Сохраните checkpoint.txt этого пакета. Вместе с будущим пакетом он покажет, что за это время ничего не изменили:

    лог     ${origin}
    листьев ${size.toString()}
    корень  ${root.toString('base64')}

В остальных файлах события, как их хранит журнал, и хеши, ведущие от них к контрольной точке. Формат описан в
docs/transparency-log.md проекта, чтобы любой мог написать свою программу проверки.
`;

const README: Readonly<Record<Language, (head: Head) => string>> = { en, ru };

/** What somebody reads who has unpacked a bundle. */
export const readme = (language: Language, head: Head): string => README[language](head);
