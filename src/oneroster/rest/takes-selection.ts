import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { QUERY_PARAMETERS } from './query-parameters.js';

/** The parameters by which some of many objects are asked for, for whoever reads the description of the API. */
export const TakesSelection = () =>
  applyDecorators(
    ...QUERY_PARAMETERS.map(({ name, description, schema }) =>
      ApiQuery({ name, description, schema: { ...schema }, required: false }),
    ),
  );
