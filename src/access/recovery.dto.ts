import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches, registerDecorator } from 'class-validator';
import { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD } from './password.values.js';

const HasNoPasswordFault = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'hasNoPasswordFault',
    target: target.constructor,
    propertyName: property as string,
    validator: {
      // That it is a text at all is another rule's to say.
      validate: (value: unknown) => typeof value !== 'string' || passwordFault(value) === undefined,
      defaultMessage: (refused) => passwordFault(String(refused?.value)) ?? '',
    },
  });

/** A password that is to be set; what depends on whose it is is found out when it is set. */
export const IsNewPassword = () =>
  applyDecorators(
    ApiProperty({ minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD }),
    IsString(),
    HasNoPasswordFault(),
  );

export class RecoveryBody {
  /** Sign-in name, as issued. */
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  signInName!: string;
}

export class RecoveredPasswordBody extends RecoveryBody {
  @ApiProperty({ example: '042917' })
  @Matches(/^\d{6}$/, { message: 'must be six digits' })
  code!: string;

  @IsNewPassword()
  password!: string;
}

export class ChangedPasswordBody {
  @ApiProperty()
  @IsString()
  @Length(1, LONGEST_PASSWORD)
  current!: string;

  @IsNewPassword()
  password!: string;
}
