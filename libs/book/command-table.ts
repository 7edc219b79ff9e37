import { accountabilityCommands } from '#libs/accountability/accountability.commands.js';
import { reductionCommands } from '#libs/accountability/reductions.commands.js';
import { enrolmentCommands } from '#libs/benefits/benefits.commands.js';
import { payoutCommands } from '#libs/benefits/payouts.commands.js';
import { claimCommands } from '#libs/custody/claims.commands.js';
import { custodyCommands } from '#libs/custody/custody.commands.js';
import { filingCommands } from '#libs/filing/filing.commands.js';
import { handoverCommands } from '#libs/handovers/handovers.commands.js';
import { importCommands } from '#libs/imports/imports.commands.js';
import { inspectionCommands } from '#libs/inspection/inspection.commands.js';
import { levyCommands } from '#libs/levy/levy.commands.js';
import { proceedingCommands } from '#libs/levy/proceedings.commands.js';
import { meetingCommands } from '#libs/meetings/meetings.commands.js';
import { opennessCommands } from '#libs/openness/openness.commands.js';
import { periodCommands } from '#libs/periods/periods.commands.js';
import { receiptCommands } from '#libs/receipts/receipts.commands.js';
import { refundCommands } from '#libs/refunds/refunds.commands.js';
import { registryCommands } from '#libs/registry/registry.commands.js';
import { verificationCommands } from '#libs/verification/verification.commands.js';
import { proposalCommands } from './proposals/proposals.commands.js';

/** Every command of the product (domain rules 3.3b), slice by slice. */
export const COMMANDS = {
  ...registryCommands,
  ...handoverCommands,
  ...receiptCommands,
  ...levyCommands,
  ...proceedingCommands,
  ...custodyCommands,
  ...claimCommands,
  ...refundCommands,
  ...filingCommands,
  ...verificationCommands,
  ...periodCommands,
  ...enrolmentCommands,
  ...payoutCommands,
  ...opennessCommands,
  ...importCommands,
  ...meetingCommands,
  ...accountabilityCommands,
  ...reductionCommands,
  ...inspectionCommands,
  ...proposalCommands,
};

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** The fields of a command by its name. */
export type CommandOf<Name extends CommandName> = Parameters<(typeof COMMANDS)[Name]['decide']>[1];
