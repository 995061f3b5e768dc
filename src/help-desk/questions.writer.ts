import type { AccountRole } from '../access/account.events.js';
import type { Viewer } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { partsIn, type Part } from './parts-in.js';
import { questionNotFound, type HelpQuestion, type QuestionCommand } from './question.decider.js';
import type { QuestionAsked, QuestionEvent } from './question.events.js';
import { supportOf } from './support.values.js';

/** A question that is to be asked. */
export type QuestionToAsk = Pick<QuestionAsked['data'], 'questionId' | 'schoolId' | 'askerId' | 'with'>;

/** A question that something is written under, by whom and as what. */
export interface QuestionAtHand<As extends Part = Part> {
  readonly questionId: string;
  readonly askerId: string;
  readonly as: As;
}

/** Carries out what is asked about questions, by those who take part in them. */
export class QuestionsWriter {
  constructor(
    private readonly runners: Pick<Runners, 'questions'>,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `role-not-held`. */
  async ask(
    { role, schoolId: wanted }: { readonly role: AccountRole; readonly schoolId: string | undefined },
    request: WriteRequest,
    commandFor: (question: QuestionToAsk) => Promise<QuestionCommand>,
  ): Promise<Outcome<QuestionEvent>> {
    const { viewer, commandId } = request;
    const schoolId = schoolOf(viewer, role, wanted);
    // The same when it is sent twice.
    const questionId = this.ids.of('question', viewer.personId, commandId);
    const question = { questionId, schoolId, askerId: viewer.personId, with: supportOf(role) };
    const context = contextOf(request, questionId, schoolId, { role }, this.ids);
    return this.runners.questions.handle(questionId, await commandFor(question), context);
  }

  /** What whoever asked writes. */
  goOn(
    questionId: string,
    request: WriteRequest,
    commandFor: (question: QuestionAtHand) => Promise<QuestionCommand>,
  ): Promise<Outcome<QuestionEvent>> {
    return this.write(questionId, ['asker'], request, commandFor);
  }

  /** What the support does. */
  support(
    questionId: string,
    request: WriteRequest,
    commandFor: (question: QuestionAtHand<Exclude<Part, 'asker'>>) => Promise<QuestionCommand>,
  ): Promise<Outcome<QuestionEvent>> {
    return this.write(questionId, ['school', 'operator'], request, commandFor);
  }

  /** What either does. */
  either(
    questionId: string,
    request: WriteRequest,
    commandFor: (question: QuestionAtHand) => Promise<QuestionCommand>,
  ): Promise<Outcome<QuestionEvent>> {
    return this.write(questionId, ['asker', 'school', 'operator'], request, commandFor);
  }

  private async write<As extends Part>(
    questionId: string,
    among: readonly As[],
    request: WriteRequest,
    commandFor: (question: QuestionAtHand<As>) => Promise<QuestionCommand>,
  ): Promise<Outcome<QuestionEvent>> {
    const { viewer } = request;
    const found = await this.runners.questions.lookUp(questionId, (question) => {
      const as = question.asked && partAmong(among, partsIn(viewer, question), question);
      return question.asked && as ? { asked: question.asked, as } : undefined;
    });
    if (!found) throw questionNotFound();
    const { asked, as } = found;
    const context = contextOf(request, questionId, asked.schoolId, { role: roleOf(as, asked) }, this.ids);
    const command = await commandFor({ questionId, askerId: asked.askerId, as });
    return this.runners.questions.handle(questionId, command, context);
  }
}

/** Who is several of them acts as the one whose turn it is. */
const partAmong = <As extends Part>(
  among: readonly As[],
  held: readonly Part[],
  { with: support }: HelpQuestion,
): As | undefined => {
  const able = among.filter((part) => held.includes(part));
  return able.find((part) => part === support) ?? able[0];
};

const roleOf = (as: Part, { context }: QuestionAsked['data']): AccountRole => {
  switch (as) {
    case 'asker':
      return context.role;
    case 'school':
      return 'admin';
    case 'operator':
      return 'operator';
  }
};

const schoolOf = ({ roles }: Viewer, role: AccountRole, wanted: string | undefined): string => {
  const held = roles.find((one) => one.role === role && (wanted === undefined || one.schoolId === wanted));
  if (held) return held.schoolId;
  const fields = [
    { field: 'role', message: 'must be one that you have' },
    ...(wanted === undefined ? [] : [{ field: 'schoolId', message: 'must be where you have that role' }]),
  ];
  throw new DomainError('role-not-held', 'You ask in a role of your own.', 'rule', fields);
};
