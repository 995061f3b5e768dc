// The catalogue of every fact that is ever recorded, read from the types and their docstrings: docs/events.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { root } from './steps.mjs';

const CATALOGUE = join(root, 'docs/events.md');

/** The streams: how each is named, and the union of the facts in it. */
const STREAMS = [
  ['journalPage-{group}.{subject}.{term}', 'src/journal/page/page.events.ts', 'PageEvent'],
  ['yearSheet-{class}.{year}', 'src/journal/year-sheet/year-sheet.events.ts', 'YearSheetEvent'],
  ['diary-{pupil}.{calendar year}', 'src/diary/diary.events.ts', 'DiaryEvent'],
  ['attendance-{pupil}.{year}', 'src/attendance/attendance.events.ts', 'AttendanceEvent'],
  ['meeting-{meeting}', 'src/meetings/meeting.events.ts', 'MeetingEvent'],
  ['vote-{vote}', 'src/meetings/vote.events.ts', 'VoteEvent'],
  ['timetable-{school}.{term}', 'src/timetable/timetable.events.ts', 'TimetableEvent'],
  ['testPlan-{group}.{subject}.{term}', 'src/test-plan/test-plan.events.ts', 'TestPlanEvent'],
  ['activity-{activity}', 'src/activities/activity.events.ts', 'ActivityEvent'],
  ['announcement-{announcement}', 'src/announcements/announcement.events.ts', 'AnnouncementEvent'],
  ['announcementReceipt-{announcement}.{reader}', 'src/announcements/receipt.events.ts', 'ReceiptEvent'],
  ['blog-{teacher}', 'src/blogs/blog.events.ts', 'BlogEvent'],
  ['blogPost-{post}', 'src/blogs/post.events.ts', 'BlogPostEvent'],
  ['blogComments-{post}', 'src/blogs/comments.events.ts', 'BlogCommentsEvent'],
  ['jointGroup-{group}', 'src/joint-groups/joint-group.events.ts', 'JointGroupEvent'],
  ['thread-{thread}', 'src/messages/thread.events.ts', 'ThreadEvent'],
  ['threadReading-{thread}.{reader}', 'src/messages/reading.events.ts', 'ReadingEvent'],
  ['blocking-{person}', 'src/messages/blocking.events.ts', 'BlockingEvent'],
  ['messagingRules-{school}', 'src/messages/messaging-rules.events.ts', 'MessagingRulesEvent'],
  ['question-{question}', 'src/help-desk/question.events.ts', 'QuestionEvent'],
  ['frequentQuestions-{school}', 'src/help-desk/frequent-questions.events.ts', 'FrequentQuestionsEvent'],
  ['clinic-{clinic}', 'src/clinics/clinic.events.ts', 'ClinicEvent'],
  ['clinicReport-{report}', 'src/clinics/report.events.ts', 'ClinicReportEvent'],
  ['consultation-{school}.{date}', 'src/consultations/consultation.events.ts', 'ConsultationEvent'],
  ['portfolio-{pupil}', 'src/portfolio/portfolio.events.ts', 'PortfolioEvent'],
  ['school-{school}', 'src/school/school.events.ts', 'SchoolEvent'],
  ['nextYear-{school}.{year}', 'src/school/next-year/next-year.events.ts', 'NextYearEvent'],
  ['class-{class or group}', 'src/school/class.events.ts', 'ClassEvent'],
  ['person-{person}', 'src/people/person.events.ts', 'PersonEvent'],
  ['noticePreferences-{person}', 'src/notices/preferences/preferences.events.ts', 'NoticePreferencesEvent'],
  ['account-{account}', 'src/access/account.events.ts', 'AccountEvent'],
  [
    'guardianApplication-{application}',
    'src/access/issuing/applications/application.events.ts',
    'GuardianApplicationEvent',
  ],
  [
    'schoolApplication-{application}',
    'src/connecting/school-application.events.ts',
    'SchoolApplicationEvent',
  ],
  ['alert-{account}.{school}', 'src/audit/alerts/suspicion.events.ts', 'SuspicionEvent'],
  ['consumer-{consumer}', 'src/consumers/consumer.events.ts', 'ConsumerEvent'],
  ['webhook-{webhook}', 'src/feeds/webhooks/webhook.events.ts', 'WebhookEvent'],
  ['restoration-journal', 'src/backup/restoration.events.ts', 'RestorationEvent'],
  ['retention-{calendar year}', 'src/people/retention/retention.events.ts', 'RetentionEvent'],
  ['projection-{name}.v{version}', 'src/eventing/projecting/projection.events.ts', 'ProjectionEvent'],
];
/** The release in which a fact was first recorded, unless its docstring says `@since` another. */
const FIRST_RELEASE = '0.1';

const PREAMBLE = `# The facts

Every fact that the journal records, by stream. Made from the types in \`*.events.ts\` by \`npm run docs\`; a test fails
when this page is stale. A stored event never changes: another shape gets another type, and an upcast on read.

Beside its data each event carries metadata: \`schoolId\`, \`actor\` (\`accountId\`, \`personId\`, \`role\`, \`onBehalfOf?\`),
\`recordedAt\` (instant, ISO 8601 in UTC), \`via\`, \`$correlationId\`, \`$causationId\` (the command), \`fingerprint\` and
\`salt\`. Ids say nothing about anybody; texts about people are \`Sealed\`.
`;

/** @returns the whole page, as it should be. @throws where a fact, or a stream of the runners, has no words. */
export function catalogue() {
  const files = STREAMS.map(([, file]) => join(root, file));
  const program = ts.createProgram([...files, join(root, 'src/runners.ts')], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  mustKnowEveryCategory(program);
  const values = new Map();
  const sections = STREAMS.map(([stream, file, union]) => {
    const source = program.getSourceFile(join(root, file));
    const alias = source?.statements.find(
      (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === union,
    );
    if (!alias) throw new Error(`${file} has no ${union}`);
    const facts = factsOf(checker, alias.type);
    return [`## \`${stream}\``, ...facts.map((fact) => factText(checker, fact, values))].join('\n\n');
  });
  return [PREAMBLE.trimEnd(), ...sections, valuesText(checker, values)].join('\n\n') + '\n';
}

/** The facts of a union, in the order in which it names them, through the unions that it is made of. */
const factsOf = (checker, node) => {
  const parts = ts.isUnionTypeNode(node) ? node.types : [node];
  return parts.flatMap((part) => {
    const found = checker.getSymbolAtLocation(part.typeName);
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const [declaration] = symbol.declarations;
    return ts.isTypeAliasDeclaration(declaration)
      ? factsOf(checker, declaration.type)
      : [checker.getDeclaredTypeOfSymbol(symbol)];
  });
};

function factText(checker, fact, values) {
  const { symbol } = fact;
  const meaning = wordsOf(checker, symbol);
  if (meaning === '') throw new Error(`${symbol.name} has no docstring`);
  const since = symbol.getJsDocTags(checker).find(({ name }) => name === 'since');
  const data = checker.getTypeOfSymbol(fact.getProperty('data'));
  return [
    `### ${symbol.name}`,
    `${meaning} Since ${since ? ts.displayPartsToString(since.text) : FIRST_RELEASE}.`,
    fieldsTable(checker, data, values),
  ].join('\n\n');
}

function fieldsTable(checker, type, values) {
  const rows = checker.getPropertiesOfType(type).map((property) => {
    const declaration = property.valueDeclaration;
    note(checker, declaration.type, values);
    const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
    const shape = declaration.type
      .getText()
      .replaceAll(/\/\*\*.*?\*\//gs, '')
      .replaceAll(/\breadonly /g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll('|', '\\|');
    return `| \`${property.name}${optional}\` | \`${shape}\` | ${wordsOf(checker, property)} |`;
  });
  return ['| field | type | |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Keeps the named types that a field is made of, to be explained once at the end. */
function note(checker, node, values) {
  const visit = (child) => {
    if (ts.isTypeReferenceNode(child)) {
      const found = checker.getSymbolAtLocation(child.typeName);
      const symbol = found && found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
      const [declaration] = symbol?.declarations ?? [];
      const isOurs = declaration && !declaration.getSourceFile().isDeclarationFile;
      if (isOurs && !ts.isTypeParameterDeclaration(declaration) && !values.has(symbol.name)) {
        values.set(symbol.name, symbol);
        ts.forEachChild(declaration, visit);
      }
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
}

function valuesText(checker, values) {
  const entries = [...values.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  const texts = entries.map((symbol) => {
    const [declaration] = symbol.declarations;
    const body = ts.isInterfaceDeclaration(declaration)
      ? fieldsTable(checker, checker.getDeclaredTypeOfSymbol(symbol), new Map(values))
      : `\`${aliasText(checker, symbol, declaration)}\``;
    return [`### ${symbol.name}`, wordsOf(checker, symbol), body].filter((part) => part !== '').join('\n\n');
  });
  return ['## What the fields are made of', ...texts].join('\n\n');
}

/** As it is written; what it comes to, where it is the type of a list of values. */
function aliasText(checker, symbol, { type }) {
  const text = type
    .getText()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\breadonly /g, '');
  if (!/\btypeof\b/.test(text)) return text;
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  const named = checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), undefined, flags);
  return named.replaceAll('"', "'");
}

const wordsOf = (checker, symbol) =>
  ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');

/** A category of streams that commands are carried out on has its facts here. */
function mustKnowEveryCategory(program) {
  const runners = program.getSourceFile(join(root, 'src/runners.ts')).text;
  const categories = [...runners.matchAll(/new CommandRunner\(\s*store,\s*'(\w+)'/g)].map(([, name]) => name);
  const known = STREAMS.map(([stream]) => stream.split('-')[0]);
  const missing = categories.filter((category) => !known.includes(category));
  if (missing.length > 0)
    throw new Error(`the catalogue of facts does not know the streams ${missing.join(', ')}`);
}

export const storedCatalogue = () => (existsSync(CATALOGUE) ? readFileSync(CATALOGUE, 'utf8') : '');

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(CATALOGUE, catalogue());
