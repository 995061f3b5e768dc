import { parseStage } from '../aggregation/stages.js';
import { elementsOf, type Value } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { queryFor, runQuery, sourceOf } from '../query/query.js';
import { Arguments } from './command.js';
import type { Handler, Handlers } from './context.js';

/** A `$match` in front is left to the indexes. */
const leadingFilter = (pipeline: readonly Value[]): Value | undefined => {
  const element = pipeline[0] === undefined ? undefined : elementsOf(pipeline[0])[0];
  return element?.name === '$match' ? element.value : undefined;
};

const memoryLimit = 100 * 1024 * 1024;

/** Results are computed at once: a pipeline can't be left half-way without holding on to a transaction. */
const collected = (documents: Iterable<Buffer>): Buffer[] => {
  const results: Buffer[] = [];
  let size = 0;
  for (const document of documents) {
    size += document.length;
    if (size > memoryLimit) {
      throw new CommandError('QueryExceededMemoryLimit', 'the pipeline gives more than 100 MB of results');
    }
    results.push(document);
  }
  return results;
};

const aggregate: Handler = (command, { store, cursors }) => {
  command.allow('pipeline', 'cursor', 'allowDiskUse');
  const cursor = new Arguments('cursor', command.required('cursor'));
  cursor.allow('batchSize');
  const pipeline = command.array('pipeline');
  const filter = leadingFilter(pipeline);
  const stages = (filter === undefined ? pipeline : pipeline.slice(1)).map(parseStage);
  const { namespace } = command;
  const documents = runQuery(store, namespace, queryFor(filter)).rest();
  const results = collected(stages.reduce((before, stage) => stage(before), documents));
  return cursors.start(namespace, sourceOf(results), {
    batchSize: cursor.amount('batchSize'),
    singleBatch: false,
    projection: undefined,
  });
};

export const aggregation: Handlers = { aggregate };
