import { HIGHEST_LIMIT, USUAL_LIMIT } from './selection.js';

/** A parameter of the query as an OpenAPI document has it. */
export interface QueryParameter {
  readonly name: string;
  readonly description: string;
  readonly schema: {
    readonly type: 'string' | 'integer';
    readonly enum?: string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly default?: string | number;
  };
}

export const FIELDS: QueryParameter = {
  name: 'fields',
  description:
    'Fields to be answered, separated by commas, such as sourcedId,title; all of them, if none are named',
  schema: { type: 'string' },
};

export const QUERY_PARAMETERS: readonly QueryParameter[] = [
  {
    name: 'limit',
    description: 'How many are answered at most',
    schema: { type: 'integer', minimum: 1, maximum: HIGHEST_LIMIT, default: USUAL_LIMIT },
  },
  {
    name: 'offset',
    description: 'How many come before the first that is answered',
    schema: { type: 'integer', minimum: 0, default: 0 },
  },
  {
    name: 'sort',
    description: 'The field by which they are sorted',
    schema: { type: 'string', default: 'sourcedId' },
  },
  {
    name: 'orderBy',
    description: 'In which order',
    schema: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
  },
  {
    name: 'filter',
    description:
      "Comparisons by = != > >= < <= ~, joined by AND and OR, such as status='active' AND title~'math'",
    schema: { type: 'string' },
  },
  FIELDS,
];
