import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '../eventing/domain-error.js';
import { Files } from '../files/files.js';
import type { FileToAttach, HomeworkTaskBody } from './homework.dto.js';
import { AmendHomework, SetHomework, WithdrawHomework } from './page.commands.js';
import type { AttachedFile, HomeworkTask } from './page/page.events.js';
import { idInLesson } from './page/page-ids.values.js';
import { PageWriter } from './page.writer.js';

@CommandHandler(SetHomework)
export class SetHomeworkHandler implements ICommandHandler<SetHomework> {
  constructor(
    private readonly pages: PageWriter,
    private readonly files: Files,
  ) {}

  async execute({ id: pageId, body: { lessonId, ...body }, request }: SetHomework) {
    const page = await this.pages.take(pageId, request);
    const homeworkId = idInLesson(lessonId, this.pages.keyOf(request, 0));
    const task = await taskOf(body, this.files);
    return page.write((writing) => ({ kind: 'SetHomework', ...writing, ...task, homeworkId, lessonId }));
  }
}

@CommandHandler(AmendHomework)
export class AmendHomeworkHandler implements ICommandHandler<AmendHomework> {
  constructor(
    private readonly pages: PageWriter,
    private readonly files: Files,
  ) {}

  async execute({ id: homeworkId, body: { from, ...body }, request }: AmendHomework) {
    const page = await this.pages.takeWith('homework', homeworkId, request);
    const task = await taskOf(body, this.files);
    const seen = from === undefined ? {} : { seen: from };
    return page.write((writing) => ({ kind: 'AmendHomework', ...writing, ...task, ...seen, homeworkId }));
  }
}

@CommandHandler(WithdrawHomework)
export class WithdrawHomeworkHandler implements ICommandHandler<WithdrawHomework> {
  constructor(private readonly pages: PageWriter) {}

  async execute({ id: homeworkId, body, request }: WithdrawHomework) {
    const page = await this.pages.takeWith('homework', homeworkId, request);
    return page.write((writing) => ({ kind: 'WithdrawHomework', ...writing, ...body, homeworkId }));
  }
}

/** The task with what the store knows of its files. */
const taskOf = async ({ files, ...task }: HomeworkTaskBody, store: Files): Promise<HomeworkTask> =>
  files === undefined ? task : { ...task, files: await attached(files, store) };

/** @throws DomainError `unknown-file`, naming every file that was never stored. */
const attached = async (files: readonly FileToAttach[], store: Files): Promise<AttachedFile[]> => {
  const found = await Promise.all(files.map(({ fileId }) => store.describe(fileId)));
  const unknown = files.flatMap((_, index) =>
    found[index]
      ? []
      : [{ field: `files.${index.toString()}.fileId`, message: 'is no file that was stored' }],
  );
  if (unknown.length > 0) {
    throw new DomainError('unknown-file', 'There is no such file. Store it first.', 'rule', unknown);
  }
  return files.flatMap(({ fileId, name }, index) => {
    const file = found[index];
    return file ? [{ fileId, name, mediaType: file.mediaType, size: file.size }] : [];
  });
};

export const homeworkHandlers = [SetHomeworkHandler, AmendHomeworkHandler, WithdrawHomeworkHandler];
