import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordAbsences, SetAbsenceReasons, WithdrawAbsence } from './page.commands.js';
import { PageWriter } from './page.writer.js';
import { Words } from './words.js';

@CommandHandler(RecordAbsences)
export class RecordAbsencesHandler implements ICommandHandler<RecordAbsences> {
  constructor(private readonly pages: PageWriter) {}

  async execute({ id: pageId, body, request }: RecordAbsences) {
    const page = await this.pages.take(pageId, request, pupilsOf(body));
    return page.write((writing) => ({ kind: 'RecordAbsences', ...writing, ...body }));
  }
}

@CommandHandler(SetAbsenceReasons)
export class SetAbsenceReasonsHandler implements ICommandHandler<SetAbsenceReasons> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body, request }: SetAbsenceReasons) {
    const page = await this.pages.take(pageId, request, pupilsOf(body));
    const absences = await Promise.all(
      body.absences.map(async ({ note, ...absence }, index) => ({
        ...absence,
        ...(note === undefined
          ? {}
          : {
              note: await this.words.about(
                absence.pupilId,
                note,
                page,
                request,
                index,
                `absences.${index.toString()}.pupilId`,
              ),
            }),
      })),
    );
    const { lessonId } = body;
    return page.write((writing) => ({ kind: 'SetAbsenceReasons', ...writing, lessonId, absences }));
  }
}

@CommandHandler(WithdrawAbsence)
export class WithdrawAbsenceHandler implements ICommandHandler<WithdrawAbsence> {
  constructor(
    private readonly pages: PageWriter,
    private readonly words: Words,
  ) {}

  async execute({ id: pageId, body: { lessonId, pupilId, ...why }, request }: WithdrawAbsence) {
    const page = await this.pages.take(pageId, request, [pupilId]);
    const reason = await this.words.reason(why, page, pupilId, request);
    return page.write((writing) => ({ kind: 'WithdrawAbsence', ...writing, lessonId, pupilId, reason }));
  }
}

const pupilsOf = ({ absences }: { readonly absences: readonly { readonly pupilId: string }[] }): string[] =>
  absences.map(({ pupilId }) => pupilId);

export const absenceHandlers = [RecordAbsencesHandler, SetAbsenceReasonsHandler, WithdrawAbsenceHandler];
