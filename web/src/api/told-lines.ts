import { refusal, UnreachableError, type Problem } from './request.js';

/** How much is done of how much there is to do. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

type Line = Progress | { readonly result: unknown } | { readonly problem: Problem };

/**
 * Reads an answer that tells by lines of JSON how far something has come, and at last what came of it.
 *
 * @throws ProblemError where it was refused, UnreachableError where the answer broke off
 */
export async function toldByLines(
  { body }: Pick<Response, 'body'>,
  onProgress: (progress: Progress) => void,
): Promise<unknown> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as Line;
      if ('result' in line) return line.result;
      if ('problem' in line) throw await refusal(line.problem);
      onProgress(line);
    }
    if (done) throw new UnreachableError('The answer broke off');
  }
}
