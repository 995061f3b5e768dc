import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, Matches, Max, Min } from 'class-validator';
import { COMMENT_REPORT_CURSOR, POST_CURSOR } from '../../projections/blogs/order.js';
import {
  IsLimit,
  IsText,
  MayBeCursor,
  MayBeDate,
  MayBeText,
  SaysSomething,
  WhereSent,
} from '../http/fields.dto.js';
import { LONGEST as LONGEST_COMMENT } from './comments.decider.js';
import { LONGEST } from './post.decider.js';

const MayLetComment = () => applyDecorators(ApiPropertyOptional(), WhereSent(), IsBoolean());

/** For a class or group, or for the school. */
export class PostBody {
  @IsText(1, LONGEST.title)
  @SaysSomething()
  title!: string;

  @IsText(1, LONGEST.text)
  @SaysSomething()
  text!: string;

  /** The first day on which it is shown; today, where none is named. */
  @MayBeDate()
  from?: string;

  /** Whether those who read it may comment, where the blog lets them; they may, where it isn't said. */
  @MayLetComment()
  comments?: boolean;
}

/** What is to be otherwise; the rest stays. */
export class PostChangeBody {
  @MayBeText(1, LONGEST.title)
  @SaysSomething()
  title?: string;

  @MayBeText(1, LONGEST.text)
  @SaysSomething()
  text?: string;

  @MayLetComment()
  comments?: boolean;
}

export class ReasonBody {
  @IsText(1, LONGEST.reason)
  @SaysSomething()
  reason!: string;
}

export class BlogBody {
  /** Whether those who read the blog may comment on it. */
  @ApiProperty()
  @IsBoolean()
  comments!: boolean;
}

export class CommentBody {
  @IsText(1, LONGEST_COMMENT.comment)
  @SaysSomething()
  text!: string;
}

/** What is done about a comment, and why. */
export class OnCommentBody extends ReasonBody {
  /** Of the comment. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LONGEST_COMMENT.discussion })
  @IsInt()
  @Min(1)
  @Max(LONGEST_COMMENT.discussion)
  number!: number;
}

export class PostsQuery {
  /** Of whose blog; of all, where nobody is named. */
  @ApiPropertyOptional()
  @WhereSent()
  @Matches(/^[a-z0-9]{16}$/, { message: 'must be the id of a person' })
  author?: string;

  @MayBeCursor(POST_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}

export class CommentsQuery {
  /** The number of a comment: those before it, the newest of them. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1 })
  @WhereSent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST_COMMENT.discussion + 1)
  before?: number;

  @IsLimit()
  limit = 100;
}

export class CommentReportsQuery {
  @MayBeCursor(COMMENT_REPORT_CURSOR)
  cursor?: string;

  @IsLimit()
  limit = 100;
}
