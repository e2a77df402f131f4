import type { FaultCase } from './case.ts';
import { databaseCases } from './database-cases.ts';
import { floodCases } from './flood-cases.ts';
import { killCases } from './kill-cases.ts';
import { ownerCases } from './owner-cases.ts';
import { powerCases } from './power-cases.ts';
import { repeatCases } from './repeat-cases.ts';
import { startCases } from './start-cases.ts';
import { stripeCases } from './stripe-cases.ts';

/** All cases that need a real process, the slowest first. */
export const CASES: readonly FaultCase[] = [
  ...floodCases.toReversed(),
  ...stripeCases,
  ...startCases,
  ...killCases,
  ...databaseCases,
  ...ownerCases,
  ...repeatCases,
  ...powerCases,
];
