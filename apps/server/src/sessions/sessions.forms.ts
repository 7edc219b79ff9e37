import { ApiProperty } from '@nestjs/swagger';
import type { BookCode } from '#libs/kernel/ids.js';
import { IsCode, IsText, Optional } from '../requests/fields.js';

const TYPED_LIMIT = 1_000;

export class LoginRequest {
  @IsText({ most: TYPED_LIMIT }) readonly login!: string;
  @IsText({ most: TYPED_LIMIT }) readonly password!: string;
  @Optional() @IsCode() readonly book?: BookCode;
}

export class EnrolmentRequest {
  @IsText({ most: TYPED_LIMIT }) readonly token!: string;
  @IsText({ most: TYPED_LIMIT }) readonly password!: string;
}

export class AccountRequest {
  @IsText({ most: TYPED_LIMIT }) readonly login!: string;
  @IsText({ most: TYPED_LIMIT }) readonly displayName!: string;
}

export class OfficerPath {
  @IsCode() readonly officerId!: string;
}

export class CapacityAnswer {
  @ApiProperty({ type: String, example: 'COLLECTOR' }) readonly role!: string;
  @ApiProperty({ type: String, example: 'LJ' }) readonly unitId!: string;
}

export class SessionAnswer {
  @ApiProperty({ type: String }) readonly token!: string;
  @ApiProperty({ type: String, example: 'O-03' }) readonly officerId!: string;
  @ApiProperty({ type: String }) readonly displayName!: string;
  @ApiProperty({ type: String, example: '990000' }) readonly book!: string;
  @ApiProperty({ type: [CapacityAnswer] }) readonly roles!: readonly CapacityAnswer[];
  @ApiProperty({ type: String, format: 'date-time' }) readonly expiresAt!: string;
}

export class EnrolTokenAnswer {
  @ApiProperty({ type: String, description: '一次性口令，七日内有效 / one-time token, valid for seven days' }) readonly enrolToken!: string;
}
