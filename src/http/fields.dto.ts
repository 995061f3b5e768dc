import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate } from './civil-date.validator.js';

const PERSON = /^[a-z0-9]{16}$/;
const ID = /^[a-z0-9]{1,64}$/;

/**
 * Checks a field where it is sent at all: unlike with `IsOptional`, null is no way to leave it out, so that no handler
 * meets one.
 */
export const WhereSent = () => ValidateIf((_, value) => value !== undefined);

/** The id of a school, term or whatever else is known by one. */
export const IsId = (what: string) =>
  applyDecorators(
    ApiProperty({ description: `The id of ${what}` }),
    Matches(ID, { message: `must be the id of ${what}` }),
  );

export const MayBeId = (what: string) =>
  applyDecorators(
    ApiPropertyOptional({ description: `The id of ${what}` }),
    IsOptional(),
    Matches(ID, { message: `must be the id of ${what}` }),
  );

/** What is said of a `cursor` that stands for no place. */
export const NO_CURSOR = 'is none that an answer gave';

/** The `next` of the answer before, which this one continues. */
export const MayBeCursor = (form: RegExp) =>
  applyDecorators(
    ApiPropertyOptional({ description: 'The `next` of the answer before, which this one continues.' }),
    WhereSent(),
    Matches(form, { message: NO_CURSOR }),
  );

/** How many rows one answer has at most: a field with a default. */
export const IsLimit = () =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 100 }),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(200),
  );

/** The id of a pupil. */
export const IsPupil = () =>
  applyDecorators(ApiProperty(), IsString(), Matches(PERSON, { message: 'must be the id of a pupil' }));

/** The id of a teacher. */
export const IsTeacher = () =>
  applyDecorators(ApiProperty(), IsString(), Matches(PERSON, { message: 'must be the id of a teacher' }));

/** The id of a lesson, grade or whatever else stands in a page. */
export const IsPlace = () => applyDecorators(ApiProperty(), IsString(), Length(1, 200));

export const MayBeTeacher = () =>
  applyDecorators(
    ApiPropertyOptional(),
    WhereSent(),
    IsString(),
    Matches(PERSON, { message: 'must be the id of a teacher' }),
  );

/** Number of a lesson in the day. */
export const IsLessonNumber = () =>
  applyDecorators(ApiProperty({ minimum: 1, maximum: 20 }), IsInt(), Min(1), Max(20));

export const IsWeek = () =>
  applyDecorators(
    ApiProperty({ example: '2026-W48' }),
    Matches(/^\d{4}-W\d{2}$/, { message: 'must be an ISO week, YYYY-Www' }),
  );

export const IsTimeOfDay = (example: string) =>
  applyDecorators(
    ApiProperty({ example }),
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'must be a time of day, HH:MM' }),
  );

export const IsDate = (example?: string) =>
  applyDecorators(
    ApiProperty({ format: 'date', ...(example === undefined ? {} : { example }) }),
    IsCivilDate(),
  );

export const MayBeDate = () =>
  applyDecorators(ApiPropertyOptional({ format: 'date' }), WhereSent(), IsCivilDate());

/** From one to a hundred entries, each with fields of its own. */
export const AreEntries = (entry: new () => object) =>
  applyDecorators(
    ApiProperty({ type: [entry], minItems: 1, maxItems: 100 }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ValidateNested({ each: true }),
    Type(() => entry),
  );

/** A grade of the scale; whether it is one is for the page to say. */
export const IsGrade = (example: string) =>
  applyDecorators(ApiProperty({ example }), IsString(), Length(1, 16));

export const IsText = (shortest: number, longest: number) =>
  applyDecorators(
    ApiProperty({ minLength: shortest, maxLength: longest }),
    IsString(),
    Length(shortest, longest),
  );

export const MayBeText = (shortest: number, longest: number) =>
  applyDecorators(
    ApiPropertyOptional({ minLength: shortest, maxLength: longest }),
    WhereSent(),
    IsString(),
    Length(shortest, longest),
  );

/** A text that null takes away. */
export const MayBeTextOrNull = (shortest: number, longest: number) =>
  applyDecorators(
    ApiPropertyOptional({ type: String, nullable: true, minLength: shortest, maxLength: longest }),
    ValidateIf((_, value) => value !== undefined && value !== null),
    IsString(),
    Length(shortest, longest),
  );

/** More than spaces. */
export const SaysSomething = () => Matches(/\S/u, { message: 'must say something' });
